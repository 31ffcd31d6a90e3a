import BHAuth
import Foundation
import Testing

private func flags(_ json: JSON) throws -> MixinFlags {
    MixinFlags(rawValue: UInt32(try json["flags"].integer()))
}

private func claims(_ json: JSON) throws -> MixinClaims {
    var claims = MixinClaims(
        uid: try json["uid"].bytes(), sid: try json["sid"].bytes(), aid: try json["aid"].bytes(),
        iss: try json["iss"].bytes(), scp: try json["scp"].bytes(), jti: try json["jti"].bytes(),
        iatS: try json["iat_s"].integer(), expS: try json["exp_s"].integer())
    claims.flags = try flags(json)
    return claims
}

@Sendable func runMixin(_ vector: VectorCase) throws {
    let (method, target, body) = (try vector.text("method"), try vector.text("target"), try vector.text("body"))
    switch vector.verb {
    case "sign":
        let claims = try claims(vector.input["claims"])
        let token = try Mixin.sign(vector.ed25519Key(), claims: claims, method: method, target: target, body: body)
        try vector.equal("token", token, vector.expect["token"])
        try vector.equal(
            "payload", Mixin.payload(claims: claims, method: method, target: target, body: body),
            vector.expect["payload"])
        let publicKey = try hexBytes(vector.expect["public_hex"].string())
        #expect(try vector.ed25519Key().publicKey() == publicKey, "\(vector.name): public key")
        let jti = try vector.input["claims"]["jti"].bytes()
        func verify(_ token: String) throws {
            try Mixin.verify(
                token, publicKey: publicKey, method: method, target: target, body: body, requestID: jti,
                flags: flags(vector.input["claims"]))
        }
        #expect(throws: Never.self, "\(vector.name): verify") { try verify(token) }
        // Inside the last part: bits of its last character may be none of the signature's.
        var changed = Array(token.utf8)
        changed[changed.count - 40] = changed[changed.count - 40] == 0x41 ? 0x42 : 0x41
        expectStatus(.signature, "\(vector.name): verify of a changed token") {
            try verify(String(decoding: changed, as: UTF8.self))
        }
    case "verify":
        try Mixin.verify(
            vector.text("token"), publicKey: hexBytes(vector.input["public_hex"].string()), method: method,
            target: target, body: body, requestID: vector.text("request_id"), window: vector.window(),
            flags: flags(vector.input))
    case "integrity_verify":
        try Mixin.verifyIntegrity(
            vector.text("token"), publicKey: hexBytes(vector.input["public_hex"].string()), method: method,
            target: target, body: body, requestID: vector.text("request_id"), window: vector.window())
    case "decode":
        let token = try Mixin.decode(vector.text("token"))
        let expected = vector.expect["token_fields"]
        let found = [
            "alg": token.alg, "sig": token.sig, "uid": token.uid, "sid": token.sid, "aid": token.aid, "iss": token.iss,
            "scp": token.scp, "jti": token.jti,
        ]
        for (name, value) in found { try vector.equal(name, value, expected[name]) }
        try vector.equal("iat_s", token.iatS, expected["iat_s"])
        try vector.equal("exp_s", token.expS, expected["exp_s"])
    case "request":
        try vector.expectRequest(
            Mixin.request(
                vector.ed25519Key(), claims: claims(vector.input["claims"]), method: method, target: target,
                body: body))
    case "response": try vector.expectResponse(Mixin.response(vector.http()))
    case "blaze_request":
        try vector.expectRequest(
            Mixin.blazeRequest(vector.ed25519Key(), claims: claims(vector.input["claims"])))
    case "diagnose":
        try vector.expectDiagnosis(
            Mixin.diagnose(
                vector.text("token"), key: vector.text("key_text"), method: method, target: target, body: body,
                requestID: vector.text("request_id"), nowMS: vector.integer("now_ms")))
    default: try runMixinMore(vector)
    }
}

@Sendable func runCore(_ vector: VectorCase) throws {
    func expectHex(_ member: String, _ found: some Sequence<UInt8>) throws {
        #expect(try hexText(found) == vector.expect[member].string(), "\(vector.name): \(member)")
    }
    switch vector.verb {
    case "hmac_sha256":
        try expectHex("mac_hex", Primitives.hmacSHA256(vector.hmacKey(), vector.text("message")))
    case "sha256": try expectHex("digest_hex", Primitives.sha256(vector.text("message")))
    case "ed25519_sign":
        let key = try vector.ed25519Key()
        try expectHex("signature_hex", Primitives.ed25519Sign(key, vector.text("message")))
        try expectHex("public_hex", key.publicKey())
    case "ed25519_verify":
        try Primitives.ed25519Verify(
            hexBytes(vector.input["signature_hex"].string()),
            publicKey: hexBytes(vector.input["public_hex"].string()), vector.text("message"))
    case "ed25519_key": try expectHex("public_hex", VectorCase.ed25519Key(vector.input).publicKey())
    case "secret_check": try Primitives.checkSecret(vector.text("secret"))
    case "hex_encode": try vector.equal("text", Primitives.hexEncode(vector.text("bytes")), vector.expect["text"])
    case "hex_decode": try expectHex("bytes_hex", Primitives.hexDecode(vector.text("text")))
    case "base64url_encode":
        try vector.equal("text", Primitives.base64URLEncode(vector.text("bytes")), vector.expect["text"])
    case "base64url_decode": try expectHex("bytes_hex", Primitives.base64URLDecode(vector.text("text")))
    case "time_format_utc":
        try vector.equal("utc", UnixTime.formatUTC(timeS: vector.integer("time_s")), vector.expect["utc"])
    case "time_format_seconds":
        try vector.equal("seconds", UnixTime.formatSeconds(timeS: vector.integer("time_s")), vector.expect["seconds"])
    case "time_parse_utc": try vector.equal("time_s", UnixTime.parseUTC(vector.text("text")), vector.expect["time_s"])
    case "clock_offset":
        let offset = try ClockOffset(
            sentMS: vector.integer("sent_ms"), receivedMS: vector.integer("received_ms"),
            serverTimeMS: vector.integer("server_time_ms"), resolutionMS: vector.integer("resolution_ms"))
        try vector.equal("offset_ms", offset.offsetMS, vector.expect["offset_ms"])
        try vector.equal("uncertainty_ms", offset.uncertaintyMS, vector.expect["uncertainty_ms"])
    case "token_rule":
        let times = TokenTimes(
            issuedMS: try vector.integer("issued_ms"), expiresMS: try vector.integer("expires_ms"),
            lastRequestMS: try vector.integer("last_request_ms"),
            minimumIntervalMS: try vector.integer("min_interval_ms"),
            refreshAheadMS: try vector.integer("refresh_ahead_ms"))
        let wait = try vector.expect["wait_ms"].integer()
        let expected: TokenAction? =
            switch vector.expect["action"] {
            case .string("USE"): .use(forMS: wait)
            case .string("WAIT"): .wait(forMS: wait)
            case .string("REFRESH"): .refresh
            default: nil
            }
        #expect(try times.action(nowMS: vector.integer("now_ms")) == expected, "\(vector.name)")
    case "token_seal":
        let sealed = try TokenSeal.seal(
            vector.text("token"), secret: vector.text("secret"), account: vector.text("account"),
            nonce: vector.text("nonce"))
        try vector.equal("text", sealed, vector.expect["text"])
    case "token_open":
        let token = try TokenSeal.open(
            vector.text("sealed"), secret: vector.text("secret"), account: vector.text("account"))
        try vector.equal("text", token, vector.expect["text"])
    case "equal":
        #expect(
            try Primitives.equal(vector.text("a"), vector.text("b")) == vector.expect["equal"].bool(), "\(vector.name)")
    default: throw Malformed(what: "unknown verb \(vector.verb)")
    }
}
