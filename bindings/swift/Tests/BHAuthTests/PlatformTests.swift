// Apple's own crypto, where it is: each HMAC and Ed25519 vector is checked against it too. Linux has none.
#if canImport(CryptoKit)
    import BHAuth
    import CryptoKit
    import Foundation
    import Testing

    @Suite struct PlatformTests {
        static func signed(_ service: String, verb: String) throws -> [VectorCase] {
            try Checkout.json("tests/vectors/\(service).json")["cases"].array.map(VectorCase.init)
                .filter { $0.verb == verb && !$0.expect["status"].isPresent }
        }

        static func hmac(_ secret: [UInt8], _ message: [UInt8]) -> String {
            hexText(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: secret)))
        }

        @Test(arguments: ["velafi", "pave", "toobit", "bitbitduo"]) func signatures(service: String) throws {
            let cases = try Self.signed(service, verb: "sign")
            #expect(!cases.isEmpty)
            for vector in cases {
                let payload = try vector.expect["payload"].bytes()
                if vector.input["scheme"] == .string("SHA256") {
                    try vector.equal(
                        "CryptoKit's digest", hexText(SHA256.hash(data: payload)), vector.expect["signature"])
                } else {
                    let secret = try vector.text(service == "bitbitduo" ? "app_key" : "secret")
                    try vector.equal("CryptoKit's HMAC", Self.hmac(secret, payload), vector.expect["signature"])
                }
            }
        }

        @Test func hmac() throws {
            let cases = try Self.signed("core", verb: "hmac_sha256")
            #expect(!cases.isEmpty)
            for vector in cases {
                let mac = Self.hmac(try vector.text("secret"), try vector.text("message"))
                try vector.equal("CryptoKit's HMAC", mac, vector.expect["mac_hex"])
            }
        }

        /// Its own signatures are randomised: ours are verified by it, and its by ours.
        @Test func ed25519() throws {
            let cases = try Self.signed("core", verb: "ed25519_sign").filter { $0.input["key"]["seed_hex"].isPresent }
            #expect(!cases.isEmpty)
            for vector in cases {
                let seed = try hexBytes(vector.input["key"]["seed_hex"].string())
                let message = try vector.text("message")
                let (ours, theirs) = (
                    try Ed25519Key(seed: seed), try Curve25519.Signing.PrivateKey(rawRepresentation: seed)
                )
                #expect(try ours.publicKey() == Array(theirs.publicKey.rawRepresentation))
                #expect(try theirs.publicKey.isValidSignature(Primitives.ed25519Sign(ours, message), for: message))
                try Primitives.ed25519Verify(theirs.signature(for: message), publicKey: ours.publicKey(), message)
            }
        }
    }
#endif
