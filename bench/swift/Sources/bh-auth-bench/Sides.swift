import BHAuth
import CBHAuth
import Foundation

/// The same signature by different ways, each in a loop.
final class Sides {
    static let secret = "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2"
    /// An order of the document's kind.
    static let payload =
        "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=400&newClientOrderId=my-order-01"
        + "&recvWindow=5000&timestamp=1668481902307"

    private let key: HMACKey
    private let bareKey = UnsafeMutablePointer<bh_hmac_key>.allocate(capacity: 1)
    private let signature = UnsafeMutablePointer<CChar>.allocate(capacity: Int(BH_SIGNATURE_SIZE))
    private let bytes = Array(payload.utf8)
    private let openSSL: OpenSSL?
    /// What the loops made, so that none of them is optimised away.
    private(set) var made = 0

    init() throws {
        precondition(Self.payload.utf8.count == 141, "the payload has 141 bytes")
        key = try HMACKey(secret: Self.secret)
        openSSL = OpenSSL(secret: Self.secret)
        let bareKey = bareKey
        let status = Self.secret.withBHBytes {
            bh_hmac_key_init(bareKey, bh_str(data: $0.baseAddress?.assumingMemoryBound(to: CChar.self), len: $0.count))
        }
        precondition(status == bh_status(BH_OK), "the key is a good one")
        bare(1)
        let ours = try Toobit.sign(key, query: Self.payload)
        precondition(ours == String(cString: signature), "both sign the same")
        if let openSSL {
            precondition(ours == openSSL.hex(Self.payload), "OpenSSL signs the same")
            precondition(ours == openSSL.document(Self.payload), "the document's way signs the same")
        }
    }

    deinit {
        bh_hmac_key_wipe(bareKey)
        bareKey.deallocate()
        signature.deallocate()
    }

    /// Each way, by its name in bench/report/tables.toml, and how often it is repeated in a turn.
    var ways: [(name: String, count: Int, loop: (Int) throws -> Void)] {
        var ways: [(String, Int, (Int) throws -> Void)] = [("ours", 4000, swift), ("c", 4000, bare)]
        if openSSL != nil { ways += [("openssl", 1000, peer), ("document", 100, document)] }
        return ways
    }

    private func swift(_ count: Int) throws {
        let query = Self.payload
        for _ in 0..<count { made &+= try Toobit.sign(key, query: query).utf8.count }
    }

    private func bare(_ count: Int) {
        bytes.withUnsafeBufferPointer { bytes in
            bytes.withMemoryRebound(to: CChar.self) { query in
                let view = bh_str(data: query.baseAddress, len: query.count)
                for _ in 0..<count { made &+= Int(bh_toobit_sign(signature, bareKey, view, bh_str())) }
            }
        }
    }

    private func peer(_ count: Int) {
        for _ in 0..<count { made &+= openSSL!.hex(Self.payload).utf8.count }
    }

    private func document(_ count: Int) {
        for _ in 0..<count { made &+= openSSL!.document(Self.payload).utf8.count }
    }
}

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
