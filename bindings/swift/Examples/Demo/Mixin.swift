import BHAuth
import Foundation

/// Mixin: a JWT for each request, for a bot and by OAuth, whose responses are signed too.
func demoMixin(_ demo: Demo) async throws {
    let account = try Account("mixin")
    Printing.heading("Mixin", account)
    let text = account.values[2]
    // Hex of the seed is 64 characters, of seed and public key 128; base64url is neither.
    let key = try [64, 128].contains(text.utf8.count) ? Ed25519Key(hex: text) : Ed25519Key(base64URL: text)
    defer { key.wipe() }

    func bot(
        _ title: String, _ method: String, _ target: String, _ body: String = "", postInstead: Bool = false
    ) async throws {
        let claims = try claims { .bot(uid: account.values[0], sid: account.values[1], jti: $0, iatS: $1, expS: $2) }
        var exchange = try exchange(title, key, claims, method, target, body)
        if postInstead {
            exchange.tampered = ("GET signed, POST sent", "UNAUTHORIZED")
            exchange.alter = { $0.httpMethod = "POST" }
        }
        try await demo.run(account, exchange) { try Mixin.response($0.http) }
    }

    try await bot("bot: GET", "GET", "/me")
    if !account.isReal {  // in a real account it would move money
        try await bot("bot: POST with a body", "POST", "/transfers?fee=0", #"{"amount":"0.01","memo":"demo"}"#)
    }
    try await bot("bot: GET", "GET", "/me", postInstead: true)
    if !account.isReal { try await demoOAuth(demo, account) }
}

/// Each token has an id of its own and lives ten minutes.
private func claims(_ make: (_ jti: String, _ iatS: Int64, _ expS: Int64) -> MixinClaims) throws -> MixinClaims {
    let nowS = try UnixTime.nowMS() / 1000
    return make(try Random.uuidV4(), nowS, nowS + 600)
}

private func exchange(
    _ title: String, _ key: Ed25519Key, _ claims: MixinClaims, _ method: String, _ target: String, _ body: String = ""
) throws -> Exchange {
    let request = try Mixin.request(key, claims: claims, method: method, target: target, body: body)
    return Exchange(
        title: title, request: request,
        payload: try Mixin.payload(claims: claims, method: method, target: target, body: body),
        signature: String(request.header("Authorization")?.split(separator: ".").last ?? ""))
}

/// The OAuth grant of the sandbox, and the public key by which its server signs.
private func demoOAuth(_ demo: Demo, _ account: Account) async throws {
    let key = try Ed25519Key(hex: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
    let serverKey = try Primitives.hexDecode("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    defer { key.wipe() }
    let claims = try claims {
        .oauth(
            iss: "11111111-1111-4111-8111-111111111111", aid: "22222222-2222-4222-8222-222222222222",
            scp: "PROFILE:READ ASSETS:READ", jti: $0, iatS: $1, expS: $2)
    }
    let answered = try await demo.run(account, exchange("OAuth: GET", key, claims, "GET", "/me")) {
        try Mixin.response($0.http)
    }
    guard let http = answered?.received.http else { return }

    let window = TimeWindow(nowMS: try UnixTime.nowMS(), pastMS: 0, aheadMS: 60_000)
    func check(_ what: String, _ body: Data) -> String {
        do throws(BHAuthError) {
            try Mixin.verifyIntegrity(
                http.header("X-Integrity-Token") ?? "", publicKey: serverKey,
                method: "GET", target: "/me", body: body,
                requestID: http.header("X-Request-Id") ?? "", window: window)
            return "BH_OK"
        } catch {
            Printing.value("integrity", "\(what): \(error.name)")
            Printing.value("advice", error.message)
            return error.name
        }
    }
    let right = check("the response as it came", http.body)
    if right == "BH_OK" { Printing.value("integrity", "the response is the server's own: X-Integrity-Token fits") }
    demo.note(account, "OAuth: X-Integrity-Token", "BH_OK", right)
    var changed = http.body
    changed[changed.count / 2] ^= 1
    let tampered = check("the response with one bit changed, refused", changed)
    demo.note(account, "response with one bit changed", "BH_ERR_TOKEN_REQUEST", tampered)
}
