import Foundation

/// OpenSSL's one-shot HMAC, found at run time: in place of CommonCrypto's, which the documents' Swift calls and Linux
/// lacks. Nil where there is no OpenSSL.
struct OpenSSL {
    private typealias Digest = @convention(c) () -> OpaquePointer?
    private typealias MAC = @convention(c) (
        OpaquePointer?, UnsafeRawPointer?, CInt, UnsafePointer<UInt8>?, Int, UnsafeMutablePointer<UInt8>?,
        UnsafeMutablePointer<UInt32>?
    ) -> UnsafeMutablePointer<UInt8>?

    private let sha256: OpaquePointer?
    private let hmac: MAC
    private let secret: [UInt8]

    init?(secret: String) {
        guard let library = dlopen("libcrypto.so.3", RTLD_NOW),
            let digest = dlsym(library, "EVP_sha256"), let hmac = dlsym(library, "HMAC")
        else { return nil }
        sha256 = unsafeBitCast(digest, to: Digest.self)()
        self.hmac = unsafeBitCast(hmac, to: MAC.self)
        self.secret = Array(secret.utf8)
    }

    private func mac(_ message: String) -> [UInt8] {
        let bytes = Array(message.utf8)
        var mac = [UInt8](repeating: 0, count: 32)
        precondition(hmac(sha256, secret, CInt(secret.count), bytes, bytes.count, &mac, nil) != nil, "OpenSSL's HMAC")
        return mac
    }

    func hex(_ message: String) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let mac = mac(message)
        return String(unsafeUninitializedCapacity: 64) { capacity in
            for (i, byte) in mac.enumerated() {
                capacity[2 * i] = digits[Int(byte >> 4)]
                capacity[2 * i + 1] = digits[Int(byte & 15)]
            }
            return 64
        }
    }

    /// Hex as in the document's sample (PAVE, "Generate Access Token", Swift).
    func document(_ message: String) -> String {
        mac(message).map { String(format: "%02hhx", $0) }.joined()
    }
}
