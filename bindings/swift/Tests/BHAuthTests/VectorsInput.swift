import BHAuth
import Foundation
import Testing

/// What people hand in: keys and keystores in their forms, and parameters.
@Sendable func runInput(_ vector: VectorCase) throws {
    let text = try vector.text("text")
    func expectPublic(_ key: [UInt8]) throws {
        #expect(try hexText(key) == vector.expect["public_hex"].string(), "\(vector.name): public key")
    }
    switch vector.verb {
    case "ed25519_key_read": try expectPublic(Ed25519Key(reading: text).publicKey())
    case "ed25519_public_read": try expectPublic(Primitives.ed25519PublicRead(text))
    case "mixin_keystore_read":
        let keystore = try Mixin.keystoreRead(text)
        let expected = vector.expect["keystore"]
        let texts = [
            "app_id": keystore.appID, "session_id": keystore.sessionID,
            "authorization_id": keystore.authorizationID, "scope": keystore.scope, "server_key": keystore.serverKey,
            "server_key_kind": "\(keystore.serverKeyKind)".uppercased(),
        ]
        for (name, value) in texts { try vector.equal(name, value, expected[name]) }
        let secrets = ["private_key": keystore.privateKey, "spend_key": keystore.spendKey, "pin": keystore.pin]
        for (name, value) in secrets { try vector.equal(name, value, expected[name]) }
    case "percent_encode": try vector.equal("text", Primitives.percentEncode(text), vector.expect["text"])
    case "query_encode":
        var parameters = Parameters()
        for pair in vector.input["params"].array {
            parameters.append(try pair.array[0].bytes(), try pair.array[1].bytes())
        }
        try vector.equal("text", Primitives.queryEncode(parameters), vector.expect["text"])
    default: throw Malformed(what: "unknown verb \(vector.verb)")
    }
}
