internal import CBHAuth
import Foundation

// Every call of the C library goes through this file.

enum Library {
    /// Checked once, before the first call: structs of another layout would be read as something else.
    static let checked: Void = {
        let abi = bh_abi_version()
        guard abi == UInt32(BH_ABI_VERSION) else {
            fatalError(
                """
                BHAuth was built for ABI \(BH_ABI_VERSION) of bh_auth, but this program is linked with bh_auth \
                \(String(cString: bh_version())), which has ABI \(abi): link the library that belongs to this \
                release of the package
                """)
        }
    }()
}

extension bh_str {
    /// An empty buffer becomes NULL with length 0.
    init(_ bytes: UnsafeRawBufferPointer) {
        self.init(
            data: bytes.isEmpty ? nil : bytes.baseAddress?.assumingMemoryBound(to: CChar.self), len: bytes.count)
    }

    var text: String {
        guard let data, len > 0 else { return "" }
        return String(decoding: UnsafeRawBufferPointer(start: data, count: len), as: UTF8.self)
    }

    /// A copy that is wiped with its last reference.
    var secret: SecretBytes { SecretBytes(UnsafeRawBufferPointer(start: data, count: len)) }

    var data8: Data {
        guard let data, len > 0 else { return Data() }
        return Data(bytes: data, count: len)
    }
}

func withView<R>(_ a: some BHBytes, _ body: (bh_str) -> R) -> R {
    a.withBHBytes { body(bh_str($0)) }
}

func withViews<R>(_ a: some BHBytes, _ b: some BHBytes, _ body: (bh_str, bh_str) -> R) -> R {
    a.withBHBytes { a in b.withBHBytes { b in body(bh_str(a), bh_str(b)) } }
}

func withViews<R>(_ a: some BHBytes, _ b: some BHBytes, _ c: some BHBytes, _ body: (bh_str, bh_str, bh_str) -> R) -> R {
    a.withBHBytes { a in b.withBHBytes { b in c.withBHBytes { c in body(bh_str(a), bh_str(b), bh_str(c)) } } }
}

func check(_ status: bh_status) throws(BHAuthError) {
    if status != bh_status(BH_OK) { throw BHAuthError(status) }
}

/// A call without output, or one that writes its output itself.
func call(_ body: () -> bh_status) throws(BHAuthError) {
    Library.checked
    try check(body())
}

/// A call that writes a NUL-terminated text of a fixed size.
func fixedText(size: Int32, _ body: (UnsafeMutablePointer<CChar>) -> bh_status) throws(BHAuthError) -> String {
    Library.checked
    var status = bh_status(BH_OK)
    let length = Int(size) - 1
    let text = String(unsafeUninitializedCapacity: Int(size)) { buffer in
        status = body(UnsafeMutableRawPointer(buffer.baseAddress!).assumingMemoryBound(to: CChar.self))
        return status == bh_status(BH_OK) ? length : 0
    }
    try check(status)
    return text
}

/// A call that writes bytes of a fixed size.
func fixedBytes(size: Int32, _ body: (UnsafeMutablePointer<UInt8>) -> bh_status) throws(BHAuthError) -> [UInt8] {
    Library.checked
    var status = bh_status(BH_OK)
    let bytes = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, count in
        status = body(buffer.baseAddress!)
        count = status == bh_status(BH_OK) ? Int(size) : 0
    }
    try check(status)
    return bytes
}

/// A call that writes an output of a variable length. Most fit the capacity that is offered first; the buffer is wiped,
/// since it may hold a token.
func output<R>(
    _ body: (UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>) -> bh_status,
    read: (UnsafeRawBufferPointer) -> R
) throws(BHAuthError) -> R {
    Library.checked
    var capacity = 1024  // the most that Swift takes from the stack
    while true {
        let (status, length, value) = withUnsafeTemporaryAllocation(of: CChar.self, capacity: capacity) { buffer in
            var length = buffer.count
            let status = body(buffer.baseAddress!, &length)
            guard status == bh_status(BH_OK) else { return (status, length, R?.none) }
            defer { bh_wipe(buffer.baseAddress, length) }
            return (status, length, read(UnsafeRawBufferPointer(start: buffer.baseAddress, count: length)))
        }
        if let value { return value }
        guard status == bh_status(BH_ERR_BUFFER), length > capacity else { throw BHAuthError(status) }
        capacity = length
    }
}

/// A call that writes an output of a variable length and a struct of views into it.
func output<Struct, R>(
    _ initial: Struct,
    _ body: (UnsafeMutablePointer<Struct>, UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>) -> bh_status,
    read: (Struct) -> R
) throws(BHAuthError) -> R {
    var views = initial
    return try output({ buffer, length in body(&views, buffer, length) }, read: { _ in read(views) })
}

/// Copies of many inputs, for the calls whose structs view them; wiped at the end.
final class Views {
    private var pieces: [UnsafeMutableRawBufferPointer] = []

    func view(_ input: some BHBytes) -> bh_str {
        input.withBHBytes { bytes in
            guard !bytes.isEmpty else { return bh_str() }
            let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
            piece.copyMemory(from: bytes)
            pieces.append(piece)
            return bh_str(UnsafeRawBufferPointer(piece))
        }
    }

    deinit {
        for piece in pieces {
            bh_wipe(piece.baseAddress, piece.count)
            piece.deallocate()
        }
    }
}
