internal import CBHAuth
import Foundation

/// Memory of a secret that does not move, that many threads may read at once and any may wipe, and that is wiped before
/// it is given back.
final class SharedMemory: @unchecked Sendable {
    private let bytes: UnsafeMutableRawBufferPointer
    // A pthread lock and not a newer one: it is there on every platform and version.
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let release: (UnsafeMutableRawBufferPointer) -> Void
    private var readers = 0
    private var isWiped = false

    /// `release` is for tests, which look at what is given back.
    init(
        size: Int, alignment: Int, release: @escaping (UnsafeMutableRawBufferPointer) -> Void = { $0.deallocate() }
    ) {
        self.release = release
        bytes = .allocate(byteCount: size, alignment: alignment)
        bytes.initializeMemory(as: UInt8.self, repeating: 0)
        lock.initialize(to: pthread_mutex_t())
        let failure = pthread_mutex_init(lock, nil)
        precondition(failure == 0, "the system has no memory for a lock")
    }

    convenience init(copying source: UnsafeRawBufferPointer) {
        self.init(size: source.count, alignment: 1)
        bytes.copyMemory(from: source)
    }

    deinit {
        bh_wipe(bytes.baseAddress, bytes.count)
        release(bytes)
        pthread_mutex_destroy(lock)
        lock.deallocate()
    }

    /// Before it is shared with other threads only.
    var unshared: UnsafeMutableRawPointer { bytes.baseAddress! }

    /// The body gets nil when the memory was wiped. The lock is not held while it runs.
    func reading<R>(_ body: (UnsafeRawBufferPointer?) -> R) -> R {
        pthread_mutex_lock(lock)
        let isThere = !isWiped
        if isThere { readers += 1 }
        pthread_mutex_unlock(lock)
        guard isThere else { return body(nil) }
        defer {
            pthread_mutex_lock(lock)
            readers -= 1
            if isWiped { wipeUnread() }
            pthread_mutex_unlock(lock)
        }
        return body(UnsafeRawBufferPointer(bytes))
    }

    /// No reader begins from now on; the last of those that are reading wipes.
    func wipe() {
        pthread_mutex_lock(lock)
        isWiped = true
        wipeUnread()
        pthread_mutex_unlock(lock)
    }

    private func wipeUnread() {
        if readers == 0 { bh_wipe(bytes.baseAddress, bytes.count) }
    }
}
