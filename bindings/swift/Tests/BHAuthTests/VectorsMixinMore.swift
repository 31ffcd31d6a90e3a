import BHAuth
import Foundation
import Testing

private func keystore(_ json: JSON) throws -> MixinKeystore {
    let kinds: [String: MixinKeystore.ServerKeyKind] = ["ED25519": .ed25519, "X25519": .x25519]
    var kind = MixinKeystore.ServerKeyKind.none
    // One that Swift cannot name is refused as none is.
    if case .string(let name) = json["server_key_kind"] { kind = kinds[name] ?? .none }
    func text(_ name: String) throws -> String { String(decoding: try json[name].bytes(), as: UTF8.self) }
    func secret(_ name: String) throws -> SecretBytes { SecretBytes(try json[name].bytes()) }
    return MixinKeystore(
        appID: try text("app_id"), sessionID: try text("session_id"), authorizationID: try text("authorization_id"),
        scope: try text("scope"), privateKey: try secret("private_key"), serverKey: try text("server_key"),
        serverKeyKind: kind, spendKey: try secret("spend_key"), pin: try secret("pin"))
}

/// A number that may be beyond what a double holds: a text.
private func big(_ json: JSON) throws -> UInt64 {
    guard let number = UInt64(try json.string()) else { throw Malformed(what: "not a number") }
    return number
}

/// PIN and TIP, OAuth, responses checked whole, Blaze.
func runMixinMore(_ vector: VectorCase) throws {
    let (input, expect) = (vector.input, vector.expect)
    func seal() throws -> MixinSeal {
        MixinSeal(iv: try vector.text("iv"), timeS: try vector.integer("time_s"), iterator: try big(input["iterator"]))
    }
    func parameters() throws -> Parameters {
        var parameters = Parameters()
        for pair in input["params"].array { parameters.append(try pair.array[0].bytes(), try pair.array[1].bytes()) }
        return parameters
    }
    switch vector.verb {
    case "spend_key":
        let key = try Mixin.spendKey(
            keystore(input["keystore"]), publicKey: hexBytes(input["public_hex"].string()))
        #expect(try hexText(key.publicKey()) == expect["public_hex"].string(), "\(vector.name)")
        let signature = try Primitives.ed25519Sign(key, vector.text("message"))
        #expect(try hexText(signature) == expect["signature_hex"].string(), "\(vector.name)")
    case "pin":
        let pin = try Mixin.pin(keystore(input["keystore"]), plain: vector.text("plain"), seal: seal())
        try vector.equal("text", pin, expect["text"])
    case "iterator_next":
        let next = try Mixin.iteratorNext(last: big(input["last"]), nowMS: vector.integer("now_ms"))
        try vector.equal("iterator", String(next), expect["iterator"])
    case "tip_payload":
        let payload = try Mixin.tipPayload(action: vector.text("action"), parameters: parameters())
        try vector.equal("text", payload, expect["text"])
    case "tip_sign":
        let signature = try Mixin.tipSign(
            vector.ed25519Key(), action: vector.text("action"), parameters: parameters())
        #expect(try hexText(signature) == expect["signature_hex"].string(), "\(vector.name)")
    case "register_body":
        let body = try Mixin.registerBody(vector.ed25519Key(), keystore: keystore(input["keystore"]), seal: seal())
        try vector.equal("text", body, expect["text"])
    case "code_challenge":
        try vector.equal("text", Mixin.codeChallenge(vector.text("verifier")), expect["text"])
    case "oauth_token_request":
        try vector.expectRequest(
            Mixin.oauthTokenRequest(
                clientID: vector.text("client_id"), code: vector.text("code"),
                clientSecret: vector.text("client_secret"), codeVerifier: vector.text("code_verifier"),
                publicKey: vector.text("public_key")))
    case "oauth_token_response":
        try vector.expectResponse(Mixin.oauthTokenResponse(vector.http())) { ($0.value, $0.expiresMS, "") }
    case "authorization_read":
        let granted = try Mixin.authorizationRead(vector.text("body"))
        let expected = expect["authorization"]
        try vector.equal("authorization_id", granted.authorizationID, expected["authorization_id"])
        try vector.equal("scope", granted.scope, expected["scope"])
        try vector.equal("server_key", granted.serverKey, expected["server_key"])
    case "response_verify":
        try Mixin.responseVerify(
            vector.http(), serverKey: vector.text("server_key"), target: vector.text("target"),
            requestID: vector.text("request_id"), window: vector.window())
    case "blaze_message":
        try vector.equal("text", Mixin.blazeMessage(id: vector.text("id")), expect["text"])
    default: throw Malformed(what: "unknown verb \(vector.verb)")
    }
}

@Suite struct MixinSealTests {
    /// No two have the same IV, and iterators grow.
    @Test func sealsAreNew() throws {
        var (last, seen): (UInt64, Set<[UInt8]>) = (0, [])
        for _ in 0..<100 {
            let seal = try MixinSeal(lastIterator: last, nowMS: UnixTime.nowMS())
            #expect(seal.iterator > last && seal.iv.count == 16 && seen.insert(seal.iv).inserted)
            last = seal.iterator
        }
    }
}
