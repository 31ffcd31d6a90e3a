internal import CBHAuth
import Foundation

/// The building blocks of the services' signatures, for those who need one by itself.
public enum Primitives {
    /// The version of the C library that is linked, such as `0.1.0`.
    public static var libraryVersion: String {
        Library.checked
        return String(cString: bh_version())
    }

    /// Tells whether a secret looks as if white space was copied along with it, the commonest cause of a wrong
    /// signature.
    ///
    /// - Throws: ``BHStatus/secretEmpty``, or ``BHStatus/secretSpace`` if it begins or ends with a space, tab, CR or
    ///   LF.
    public static func checkSecret(_ secret: some BHBytes) throws(BHAuthError) {
        try call { withView(secret) { bh_secret_check($0) } }
    }

    /// SHA-256 (FIPS 180-4): 32 bytes.
    public static func sha256(_ message: some BHBytes) throws(BHAuthError) -> [UInt8] {
        try fixedBytes(size: BH_SHA256_SIZE) { out in withView(message) { bh_sha256(out, $0) } }
    }

    /// HMAC-SHA256 (RFC 2104): 32 bytes. Compare MACs with ``equal(_:_:)``, never with `==`.
    ///
    /// - Throws: ``BHStatus/key`` if the key was wiped.
    public static func hmacSHA256(_ key: HMACKey, _ message: some BHBytes) throws(BHAuthError) -> [UInt8] {
        try fixedBytes(size: BH_SHA256_SIZE) { out in
            withView(message) { message in key.using { bh_hmac_sha256(out, $0, message) } }
        }
    }

    /// Compares in a time that depends on the lengths only. Different lengths are not equal.
    public static func equal(_ a: some BHBytes, _ b: some BHBytes) -> Bool {
        Library.checked
        return withViews(a, b) { bh_equal($0, $1) } == 1
    }

    /// Signs with Ed25519 (RFC 8032, section 5.1.6): pure, deterministic; 64 bytes.
    ///
    /// - Throws: ``BHStatus/key`` if the key was wiped.
    public static func ed25519Sign(_ key: Ed25519Key, _ message: some BHBytes) throws(BHAuthError) -> [UInt8] {
        try fixedBytes(size: BH_ED25519_SIGNATURE_SIZE) { out in
            withView(message) { message in key.using { bh_ed25519_sign(out, $0, message) } }
        }
    }

    /// Verifies an Ed25519 signature strictly: small-order points, non-canonical points and an `s` that is not below
    /// the group's order are refused (RFC 8032, section 5.1.7, and RFC 8037).
    ///
    /// - Parameters:
    ///   - signature: 64 bytes.
    ///   - publicKey: 32 bytes.
    ///   - message: Any bytes.
    /// - Throws: ``BHStatus/signature``, also if it has another length; ``BHStatus/publicKey`` likewise.
    public static func ed25519Verify(
        _ signature: some BHBytes, publicKey: some BHBytes, _ message: some BHBytes
    ) throws(BHAuthError) {
        try call {
            withViews(signature, publicKey, message) { signature, publicKey, message in
                guard signature.len == Int(BH_ED25519_SIGNATURE_SIZE) else { return bh_status(BH_ERR_SIGNATURE) }
                guard publicKey.len == Int(BH_ED25519_PUBLIC_SIZE) else { return bh_status(BH_ERR_PUBLIC_KEY) }
                return bh_ed25519_verify(bytes(signature.data), bytes(publicKey.data), message)
            }
        }
    }

    /// Reads an Ed25519 public key from a text or file, in the forms of ``Ed25519Key/init(reading:)``: 32 bytes.
    ///
    /// - Throws: ``BHStatus/empty``, ``BHStatus/keyPrivate`` of a private key, ``BHStatus/publicKey`` if it is no point
    ///   that may be trusted; and as ``Ed25519Key/init(reading:)``.
    public static func ed25519PublicRead(_ text: some BHBytes) throws(BHAuthError) -> [UInt8] {
        try fixedBytes(size: BH_ED25519_PUBLIC_SIZE) { out in withView(text) { bh_ed25519_public_read(out, $0) } }
    }

    /// A text percent-encoded: all but letters, digits and `- _ . ~` (RFC 3986, section 2.3), in upper-case hex.
    public static func percentEncode(_ text: some BHBytes) throws(BHAuthError) -> String {
        try output({ out, length in withView(text) { bh_percent_encode(out, length, $0) } }, read: BHAuth.text(_:))
    }

    /// A query without `?`, for the services that take a ready target, or a form: names and values percent-encoded, in
    /// their order.
    ///
    /// - Throws: ``BHStatus/paramName`` if a name is empty; ``BHStatus/size`` of more than 1000.
    public static func queryEncode(_ parameters: Parameters) throws(BHAuthError) -> String {
        let views = Views()
        let all = parameters.all.map { bh_param(name: views.view($0.name), value: views.view($0.value)) }
        return try output(
            { out, length in
                withExtendedLifetime(views) {
                    all.withUnsafeBufferPointer {
                        bh_query_encode(out, length, $0.isEmpty ? nil : $0.baseAddress, $0.count)
                    }
                }
            }, read: text)
    }

    /// Lower-case hex.
    public static func hexEncode(_ bytes: some BHBytes) throws(BHAuthError) -> String {
        try output({ out, length in withView(bytes) { bh_hex_encode(out, length, $0) } }, read: text)
    }

    /// Reads hex of either case.
    ///
    /// - Throws: ``BHStatus/encoding``.
    public static func hexDecode(_ hex: some BHBytes) throws(BHAuthError) -> Data {
        try output({ out, length in withView(hex) { bh_hex_decode(bytes(out), length, $0) } }, read: data)
    }

    /// Base64url without padding (RFC 4648, section 5).
    public static func base64URLEncode(_ bytes: some BHBytes) throws(BHAuthError) -> String {
        try output({ out, length in withView(bytes) { bh_base64url_encode(out, length, $0) } }, read: text)
    }

    /// Reads base64url as JWTs have it: no padding, only canonical text.
    ///
    /// - Throws: ``BHStatus/encoding``.
    public static func base64URLDecode(_ base64URL: some BHBytes) throws(BHAuthError) -> Data {
        try output({ out, length in withView(base64URL) { bh_base64url_decode(bytes(out), length, $0) } }, read: data)
    }

    /// Overwrites an array of your own with zeros, in a way that no compiler removes, and empties it.
    ///
    /// Copies that Swift made of it before, because another variable shared it, are not reached: hold secrets in
    /// ``SecretBytes``.
    public static func wipe(_ bytes: inout [UInt8]) {
        Library.checked
        bytes.withUnsafeMutableBytes { bh_wipe($0.baseAddress, $0.count) }
        bytes.removeAll()
    }
}

func text(_ bytes: UnsafeRawBufferPointer) -> String { String(decoding: bytes, as: UTF8.self) }

func data(_ bytes: UnsafeRawBufferPointer) -> Data { Data(bytes) }

// `char` and `uint8_t` may alias; to Swift they are two types.
func bytes(_ chars: UnsafePointer<CChar>!) -> UnsafePointer<UInt8> {
    UnsafeRawPointer(chars).assumingMemoryBound(to: UInt8.self)
}

func bytes(_ chars: UnsafeMutablePointer<CChar>) -> UnsafeMutablePointer<UInt8> {
    UnsafeMutableRawPointer(chars).assumingMemoryBound(to: UInt8.self)
}
