internal import CBHAuth

/// An HMAC-SHA256 key, prepared once from a secret.
///
/// It may be used by any number of threads and tasks at once. Its memory is wiped when the last reference goes, or at
/// once by ``wipe()``. It cannot be read back.
public final class HMACKey: Sendable {
    private let memory: SharedMemory

    /// Prepares a key.
    ///
    /// - Parameter secret: Any non-empty bytes, as they are. ``Primitives/checkSecret(_:)`` tells of a stray newline.
    /// - Throws: ``BHStatus/secretEmpty``.
    public init(secret: some BHBytes) throws(BHAuthError) {
        memory = SharedMemory(size: MemoryLayout<bh_hmac_key>.size, alignment: MemoryLayout<bh_hmac_key>.alignment)
        let key = memory.unshared.bindMemory(to: bh_hmac_key.self, capacity: 1)
        try call { withView(secret) { bh_hmac_key_init(key, $0) } }
    }

    /// Wipes the key now; every later use throws ``BHStatus/key``. Calls that are under way finish first.
    public func wipe() { memory.wipe() }

    func using<R>(_ body: (UnsafePointer<bh_hmac_key>) -> R) -> R {
        memory.reading { bytes in
            if let bytes { return body(bytes.baseAddress!.assumingMemoryBound(to: bh_hmac_key.self)) }
            // The library knows a wiped key, and refuses it.
            var wiped = bh_hmac_key()
            return withUnsafePointer(to: &wiped, body)
        }
    }
}

/// An Ed25519 signing key (RFC 8032), expanded once, for Mixin. Its public half always belongs to its seed.
///
/// It may be used by any number of threads and tasks at once. Its memory is wiped when the last reference goes, or at
/// once by ``wipe()``. It cannot be read back.
public final class Ed25519Key: Sendable {
    private let memory: SharedMemory

    /// Prepares a key from its seed (RFC 8032, section 5.1.5).
    ///
    /// - Parameter seed: 32 bytes.
    /// - Throws: ``BHStatus/keyLength`` if it has another length.
    public init(seed: some BHBytes) throws(BHAuthError) {
        memory = Ed25519Key.capacity()
        let key = Ed25519Key.pointer(memory)
        try call {
            seed.withBHBytes { seed in
                guard seed.count == Int(BH_ED25519_SEED_SIZE) else { return bh_status(BH_ERR_KEY_LENGTH) }
                return bh_ed25519_key_from_seed(key, seed.baseAddress!.assumingMemoryBound(to: UInt8.self))
            }
        }
    }

    /// Prepares a key from hex of either case: Mixin's session keys since the end of 2023.
    ///
    /// - Parameter hex: 64 characters (the seed) or 128 (seed, then public key).
    /// - Throws: ``BHStatus/secretEmpty``, ``BHStatus/keyEncoding``, ``BHStatus/keyLength``, ``BHStatus/keyMismatch``.
    public init(hex: some BHBytes) throws(BHAuthError) {
        memory = Ed25519Key.capacity()
        let key = Ed25519Key.pointer(memory)
        try call { withView(hex) { bh_ed25519_key_from_hex(key, $0) } }
    }

    /// Prepares a key from base64url, the form of Mixin's document. Padding and the standard alphabet are accepted too.
    ///
    /// - Parameter base64URL: Of the 64 bytes seed, then public key; or of the seed alone.
    /// - Throws: ``BHStatus/secretEmpty``, ``BHStatus/keyEncoding``, ``BHStatus/keyLength``, and
    ///   ``BHStatus/keyMismatch`` if its public half is not its seed's (RUSTSEC-2022-0093: signing with both would give the
    ///   key away).
    public init(base64URL: some BHBytes) throws(BHAuthError) {
        memory = Ed25519Key.capacity()
        let key = Ed25519Key.pointer(memory)
        try call { withView(base64URL) { bh_ed25519_key_from_base64url(key, $0) } }
    }

    /// Prepares a key from a text or file as people have it; its form is found out: hex, also behind `0x`; base64 of
    /// either alphabet, padded or not, also in several lines; of the seed, of seed and public key, or of PKCS#8; PKCS#8
    /// in PEM or DER; a JWK (RFC 8037); a Mixin keystore.
    ///
    /// - Parameter text: The key or the file.
    /// - Throws: ``BHStatus/secretEmpty``, ``BHStatus/keyLength``, ``BHStatus/keyEncoding``, ``BHStatus/keyMismatch``;
    ///   what it is, if it cannot be used: ``BHStatus/keyPublic``, ``BHStatus/keyRsa``, ``BHStatus/keyEncrypted``,
    ///   ``BHStatus/keyKind``, ``BHStatus/keyForm``, ``BHStatus/keyJson``; and what was copied along, as
    ///   ``Primitives/checkSecret(_:)``.
    public init(reading text: some BHBytes) throws(BHAuthError) {
        memory = Ed25519Key.capacity()
        let key = Ed25519Key.pointer(memory)
        try call { withView(text) { bh_ed25519_key_read(key, $0) } }
    }

    init(preparing prepare: (UnsafeMutablePointer<bh_ed25519_key>) -> bh_status) throws(BHAuthError) {
        memory = Ed25519Key.capacity()
        let key = Ed25519Key.pointer(memory)
        try call { prepare(key) }
    }

    /// Its public half, 32 bytes.
    ///
    /// - Throws: ``BHStatus/key`` if it was wiped.
    public func publicKey() throws(BHAuthError) -> [UInt8] {
        try fixedBytes(size: BH_ED25519_PUBLIC_SIZE) { out in using { bh_ed25519_public(out, $0) } }
    }

    /// Wipes the key now; every later use throws ``BHStatus/key``. Calls that are under way finish first.
    public func wipe() { memory.wipe() }

    func using<R>(_ body: (UnsafePointer<bh_ed25519_key>) -> R) -> R {
        memory.reading { bytes in
            if let bytes { return body(bytes.baseAddress!.assumingMemoryBound(to: bh_ed25519_key.self)) }
            // The library knows a wiped key, and refuses it.
            var wiped = bh_ed25519_key()
            return withUnsafePointer(to: &wiped, body)
        }
    }

    private static func capacity() -> SharedMemory {
        SharedMemory(size: MemoryLayout<bh_ed25519_key>.size, alignment: MemoryLayout<bh_ed25519_key>.alignment)
    }

    private static func pointer(_ memory: SharedMemory) -> UnsafeMutablePointer<bh_ed25519_key> {
        memory.unshared.bindMemory(to: bh_ed25519_key.self, capacity: 1)
    }
}
