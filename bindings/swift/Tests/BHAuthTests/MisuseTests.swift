import Foundation
import Testing

@testable import BHAuth

/// Wrong use is answered with a status, or impossible; never with a crash or a wrong signature.
@Suite struct MisuseTests {
    static let claims = MixinClaims.bot(uid: "u", sid: "s", jti: "j", iatS: 1_525_320_485, expS: 1_533_096_485)
    static let nowMS: Int64 = 1_740_568_725_231

    @Test func paveAcceptsATokenForFiveMinutes() throws {
        let key = try HMACKey(secret: "xxxx")
        func verify(ageS: Int64) throws {
            let timestamp = String(try UnixTime.nowMS() / 1000 - ageS)
            let token = try Pave.sign(key, username: "u", apiKey: "k", timestamp: timestamp)
            try Pave.verify(token, key: key, username: "u", apiKey: "k", timestamp: timestamp)
        }
        try verify(ageS: 0)
        try verify(ageS: 295)
        expectStatus(.stale) { try verify(ageS: 310) }
        expectStatus(.future) { try verify(ageS: -60) }
    }

    @Test func aWipedHMACKeyIsRefusedEverywhere() throws {
        let key = try HMACKey(secret: "xxxx")
        _ = try Velafi.sign(key, timestampMS: Self.nowMS)
        key.wipe()
        key.wipe()
        let signature = String(repeating: "0", count: 64)
        expectStatus(.key) { try Velafi.sign(key, timestampMS: Self.nowMS) }
        expectStatus(.key) { try Velafi.verify(signature, key: key, timestampMS: Self.nowMS) }
        expectStatus(.key) { try Velafi.tokenRequest(key, apiKey: "k", timestampMS: Self.nowMS) }
        expectStatus(.key) { try Pave.sign(key, username: "u", apiKey: "k", timestamp: "t") }
        expectStatus(.key) { try Pave.verify(signature, key: key, username: "u", apiKey: "k", timestamp: "t") }
        expectStatus(.key) {
            try Pave.request(key, username: "u", apiKey: "k", timestamp: "t", method: "GET", target: "/")
        }
        expectStatus(.key) { try Toobit.sign(key, query: "a=1") }
        expectStatus(.key) { try Toobit.verify(signature, key: key, query: "a=1") }
        expectStatus(.key) {
            try Toobit.request(key, apiKey: "k", method: "GET", path: "/", timestampMS: Self.nowMS)
        }
        expectStatus(.key) { try Primitives.hmacSHA256(key, "message") }
    }

    @Test func aWipedEd25519KeyIsRefusedEverywhere() throws {
        let key = try Ed25519Key(seed: [UInt8](repeating: 7, count: 32))
        _ = try Mixin.sign(key, claims: Self.claims, method: "GET", target: "/me")
        key.wipe()
        key.wipe()
        expectStatus(.key) { try Mixin.sign(key, claims: Self.claims, method: "GET", target: "/me") }
        expectStatus(.key) { try Mixin.request(key, claims: Self.claims, method: "GET", target: "/me") }
        expectStatus(.key) { try Primitives.ed25519Sign(key, "message") }
        expectStatus(.key) { try key.publicKey() }
    }

    @Test func wrongSizesAreRefused() throws {
        let zeros = { [UInt8](repeating: 0, count: $0) }
        for count in [0, 1, 31, 33, 64] { expectStatus(.keyLength) { try Ed25519Key(seed: zeros(count)) } }
        for count in [0, 1, 31, 33] {
            expectStatus(.publicKey) {
                try Mixin.verify("t", publicKey: zeros(count), method: "GET", target: "/")
            }
            expectStatus(.publicKey) {
                try Mixin.verifyIntegrity(
                    "t", publicKey: zeros(count), method: "GET", target: "/", body: "", requestID: "r")
            }
            expectStatus(.publicKey) { try Primitives.ed25519Verify(zeros(64), publicKey: zeros(count), "m") }
        }
        for count in [0, 63, 65] {
            expectStatus(.signature) { try Primitives.ed25519Verify(zeros(count), publicKey: zeros(32), "m") }
        }
        expectStatus(.size) { try Mixin.decode(String(repeating: "a", count: 8193)) }
        expectStatus(.bound) { try Random.below(0) }
    }

    /// Swift gives an empty buffer no address, or any: both must reach C as the empty string.
    @Test func emptyInputIsTheEmptyString() throws {
        let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        #expect(try hexText(Primitives.sha256("")) == empty)
        #expect(try hexText(Primitives.sha256([UInt8]())) == empty)
        #expect(try hexText(Primitives.sha256(Data())) == empty)
        #expect(try hexText(Primitives.sha256([1, 2, 3][1..<1])) == empty)
        #expect(try hexText(Primitives.sha256("abc".dropFirst(3))) == empty)
        #expect(try hexText(Primitives.sha256(Data([1, 2]).dropFirst(2))) == empty)
        #expect(try hexText(Primitives.sha256(SecretBytes(""))) == empty)
        #expect(try Primitives.hexEncode("") == "")
        #expect(try Primitives.hexDecode("") == Data())
        #expect(Primitives.equal("", [UInt8]()))
        expectStatus(.secretEmpty) { try HMACKey(secret: "") }
        expectStatus(.secretEmpty) { try Primitives.checkSecret(Data()) }
        expectStatus(.empty) { try Pave.sign(HMACKey(secret: "s"), username: "", apiKey: "k", timestamp: "t") }
        expectStatus(.secretEmpty) { try Bitbitduo.sign(appID: "a", appKey: "", random: 123_456, timeS: 1_529_400_060) }
        expectStatus(.secretEmpty) { try Ed25519Key(hex: "") }
    }

    @Test func bytesThatAreNoUTF8() throws {
        let key = try Ed25519Key(seed: [UInt8](repeating: 7, count: 32))
        let bytes: [UInt8] = [0xff, 0x00, 0xfe]
        let claims = MixinClaims.bot(uid: bytes, sid: "s", jti: "j", iatS: 1_525_320_485, expS: 1_533_096_485)
        expectStatus(.utf8) { try Mixin.sign(key, claims: claims, method: "GET", target: "/me") }
        // A body that cannot be read: of which request it is not known, so it may have changed something.
        guard case .unknown = try Velafi.response(HTTPResponse(status: 200, body: bytes)).outcome else {
            Issue.record("a body that cannot be read has an outcome")
            return
        }
        expectStatus(.queryCharacter) { try Toobit.payload(query: bytes) }
        expectStatus(.text) { try Pave.payload(username: bytes, apiKey: "k", timestamp: "t") }
        // Where nothing is sent they are taken as they are.
        #expect(try Primitives.hexEncode(bytes) == "ff00fe")
    }

    @Test func everyFormOfBytesGivesTheSameSignature() throws {
        let text = "symbol=BTCUSDT&timestamp=1668481902307"
        let key = try HMACKey(secret: Array("s3cr3t".utf8))
        let expected = try Toobit.sign(key, query: text)
        #expect(try Toobit.sign(HMACKey(secret: Data("s3cr3t".utf8)), query: Data(text.utf8)) == expected)
        #expect(try Toobit.sign(HMACKey(secret: SecretBytes("s3cr3t")), query: Array(text.utf8)) == expected)
        #expect(try Toobit.sign(HMACKey(secret: " s3cr3t".dropFirst()), query: ("?" + text).dropFirst()) == expected)
        #expect(try Toobit.sign(key, query: Array(("?" + text).utf8)[1...]) == expected)
    }

    @Test func outputsLargerThanTheFirstCapacity() throws {
        for count in [511, 512, 513, 1023, 1024, 1025, 100_000] {
            let bytes = [UInt8](repeating: 0xa5, count: count)
            let hex = try Primitives.hexEncode(bytes)
            #expect(hex == hexText(bytes))
            #expect(try Primitives.hexDecode(hex) == Data(bytes))
            #expect(try Primitives.base64URLDecode(Primitives.base64URLEncode(bytes)) == Data(bytes))
        }
        var form = Parameters()
        for index in 0..<200 { form.append("name\(index)", "wert \(index) ä") }
        let request = try Toobit.request(
            HMACKey(secret: "s"), apiKey: "k", method: "POST", path: "/", form: form, timestampMS: Self.nowMS)
        #expect(request.body.count > 4096 && form.count == 200)
        #expect(String(decoding: request.body, as: UTF8.self).hasPrefix("name0=wert%200%20%C3%A4&name1=wert%201"))
    }

    /// As the documentation shows it: the thrown type is known, so `error` has a status.
    @Test func aStatusIsCaughtByItsName() throws {
        let key = try HMACKey(secret: "s")
        let query = "timestamp=\(Self.nowMS)"
        var message = ""
        do {
            try Toobit.verify(Toobit.sign(key, query: query), key: key, query: query, nowMS: Self.nowMS + 5001)
        } catch {
            if error.status == .stale { message = error.message }
        }
        #expect(message.hasPrefix("The signature is right but too old"))
    }

    @Test func impossibleHTTPStatuses() {
        for status in [Int.min, -1, 1, 99, 600, 1 << 32, 200 + 1 << 32, Int.max] {
            expectStatus(.httpStatus) { try Toobit.response(HTTPResponse(status: status, body: "{}")) }
        }
    }

    @Test func secretsAreInNoDescription() throws {
        let secret = "correct-horse-battery"
        let key = try HMACKey(secret: secret)
        let request = try Velafi.request(token: secret, method: "GET", target: "/v2/account?token=\(secret)")
        let token = Token(value: secret, expiresMS: 1)
        for thing: Any in [key, SecretBytes(secret), request, token, [token], Optional(token) as Any] {
            #expect(!"\(thing)".contains("horse") && !String(reflecting: thing).contains("horse"))
        }
        var dumped = ""
        dump([SecretBytes(secret), key, token] as [Any], to: &dumped)
        #expect(!dumped.contains("horse"))
    }
}
