internal import CBHAuth
import Foundation

/// What the library takes as text or bytes: `String`, `[UInt8]`, `Data`, and others that hold bytes in one piece.
///
/// A string stands for its UTF-8 bytes. Nothing is normalised, trimmed or encoded.
public protocol BHBytes {
    /// Calls `body` with the bytes; they are valid only during the call.
    func withBHBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R
}

extension String: BHBytes {
    /// Calls `body` with the UTF-8 bytes.
    public func withBHBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        var text = self
        return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}

extension Substring: BHBytes {
    /// Calls `body` with the UTF-8 bytes.
    public func withBHBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        var text = self
        return text.withUTF8 { body(UnsafeRawBufferPointer($0)) }
    }
}

extension Array: BHBytes where Element == UInt8 {
    /// Calls `body` with the bytes.
    public func withBHBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R { withUnsafeBytes(body) }
}

extension ArraySlice: BHBytes where Element == UInt8 {
    /// Calls `body` with the bytes.
    public func withBHBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R { withUnsafeBytes(body) }
}

extension Data: BHBytes {
    /// Calls `body` with the bytes.
    public func withBHBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R { withUnsafeBytes(body) }
}

/// Bytes of a secret in memory of their own, which is wiped when the last reference goes.
///
/// A `String` or `Data` cannot be wiped reliably: Swift may have copied it. Read a secret from the Keychain as `Data`,
/// make this or a key of it, and let the `Data` go.
public final class SecretBytes: BHBytes, Sendable {
    private let memory: SharedMemory

    /// Copies the secret.
    public init(_ secret: some BHBytes) {
        memory = secret.withBHBytes { SharedMemory(copying: $0) }
    }

    init(_ secret: UnsafeRawBufferPointer) { memory = SharedMemory(copying: secret) }

    /// Overwrites the bytes with zeros now; they are empty from then on.
    public func wipe() { memory.wipe() }

    /// Calls `body` with the bytes; with none when they were wiped.
    public func withBHBytes<R>(_ body: (UnsafeRawBufferPointer) -> R) -> R {
        memory.reading { body($0 ?? UnsafeRawBufferPointer(start: nil, count: 0)) }
    }
}

extension SecretBytes: CustomStringConvertible, CustomReflectable {
    /// Never the bytes.
    public var description: String { "SecretBytes" }
    /// Nothing: `dump` must not show a secret.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
