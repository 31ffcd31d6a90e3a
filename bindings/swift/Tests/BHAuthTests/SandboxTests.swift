import BHAuth
import Foundation
import Testing

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Real HTTP by URLSession, with the server of tests/sandbox, which checks with other code.
final class Sandbox: Sendable {
    let base: URL
    let credentials: JSON

    private actor Calls {
        private var made = 0
        func add() throws {
            made += 1
            try Checkout.count("sandbox", made)
        }
    }
    private static let calls = Calls()

    init() throws {
        guard let url = ProcessInfo.processInfo.environment["BH_SANDBOX_URL"], let base = URL(string: url) else {
            throw Malformed(what: "BH_SANDBOX_URL is not set: run `make test-swift`, which starts the sandbox")
        }
        self.base = base
        credentials = try Checkout.json("tests/sandbox/credentials.json")
    }

    func send(_ request: SignedRequest) async throws -> HTTPResponse {
        try await Self.calls.add()
        return try await URLSession.shared.send(request, base: base)
    }

    /// The request, changed after it was signed.
    func send(_ request: SignedRequest, change: (inout URLRequest) throws -> Void) async throws -> HTTPResponse {
        try await Self.calls.add()
        var changed = try URLRequest(request, base: base)
        try change(&changed)
        let (body, response) = try await URLSession.shared.data(for: changed)
        return HTTPResponse(try #require(response as? HTTPURLResponse), body: body, to: request)
    }
}

func expectRefused<V>(_ response: ServiceResponse<V>, _ code: Int64, _ name: String) {
    guard case .refused(let error) = response.outcome else {
        Issue.record("\(response.outcome), but must be refused: \(code) \(name)")
        return
    }
    #expect(error.code == code && error.name == name && !error.advice.isEmpty, "\(error)")
}

@Suite struct SandboxTests {
    let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// A receiver that gets the sandbox's push over a socket, and verifies its bytes.
    @Test func velafiWebhook() async throws {
        let publicKey = try sandbox.credentials["velafi"]["webhook_public_key"].string()
        for (form, status) in [
            ("good", nil), ("upper", nil), ("base64", BHStatus.signatureBase64), ("other", .signature),
            ("none", .signatureFormat),
        ] as [(String, BHStatus?)] {
            let acknowledged = try Velafi.webhookAcknowledge(accepted: true)
            let receiver = try Loopback("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n\(acknowledged)", readsBody: true)
            defer { receiver.stop() }
            var request = URLRequest(url: sandbox.base.appendingPathComponent("sandbox/push"))
            request.httpMethod = "POST"
            request.httpBody = Data("{\"url\":\"\(receiver.base)/hook\",\"signature\":\"\(form)\"}".utf8)
            let (response, _) = try await URLSession.shared.data(for: request)
            #expect(String(decoding: response, as: UTF8.self).contains("\"acknowledged\":true"))
            let push = try #require(receiver.requests.first)
            let parts = push.components(separatedBy: "\r\n\r\n")
            let signature = parts[0].components(separatedBy: "\r\n").first { $0.hasPrefix("signature: ") }
            let value = signature.map { String($0.dropFirst("signature: ".count)) } ?? ""
            let verify = { try Velafi.webhookVerify(value, publicKey: publicKey, body: parts[1]) }
            if let status {
                expectStatus(status, form) { try verify() }
            } else {
                try verify()
                #expect(try Velafi.webhookID(body: parts[1]) == "ORDER_WEBHOOK 470000000000000001 60 1735280582000")
            }
        }
    }

    @Test func velafi() async throws {
        let account = sandbox.credentials["velafi"]
        let key = try HMACKey(secret: account["secret"].string())
        let apiKey = try account["api_key"].string()
        func token(_ key: HMACKey, _ nowMS: Int64) async throws -> ServiceResponse<Token> {
            try Velafi.tokenResponse(
                await sandbox.send(Velafi.tokenRequest(key, apiKey: apiKey, timestampMS: nowMS)))
        }
        let now = try UnixTime.nowMS()
        let good = try await token(key, now).get()
        #expect(good.expiresMS > now)
        let request = try Velafi.request(token: good.value, method: "GET", target: "/v2/account")
        let http = try await sandbox.send(request)
        try Velafi.response(http).get()
        #expect(http.requestMethod == "GET" && http.header("content-type") != nil)

        expectRefused(try await token(HMACKey(secret: "another secret"), now), -1022, "INVALID_SIGNATURE")
        expectRefused(try await token(key, now - 60_000), -1021, "INVALID_TIMESTAMP")
        let unknown = try Velafi.request(token: "unknown", method: "GET", target: "/v2/account")
        expectRefused(try Velafi.response(await sandbox.send(unknown)), -1002, "UNAUTHORIZED")
    }

    @Test func pave() async throws {
        let account = sandbox.credentials["pave"]
        func call(_ key: HMACKey, _ timestamp: String, method: String = "GET", body: String = "") async throws
            -> ServiceResponse<Void>
        {
            let request = try Pave.request(
                key, username: account["username"].string(), apiKey: account["api_key"].string(), timestamp: timestamp,
                method: method, target: "/v1/sessions", body: body)
            return try Pave.response(await sandbox.send(request))
        }
        let key = try HMACKey(secret: account["secret"].string())
        let nowS = try UnixTime.nowMS() / 1000
        let utc = try UnixTime.formatUTC(timeS: nowS)
        try await call(key, utc).get()
        try await call(key, String(nowS)).get()
        try await call(key, utc, method: "POST", body: #"{"name":"é"}"#).get()
        expectRefused(try await call(HMACKey(secret: "another secret"), utc), 401, "UNAUTHORIZED")
    }

    @Test func mixin() async throws {
        let account = sandbox.credentials["mixin"]
        let key = try Ed25519Key(base64URL: account["private_key_base64url"].string())
        let nowS = try UnixTime.nowMS() / 1000
        func claims() throws -> MixinClaims {
            .bot(
                uid: try account["uid"].string(), sid: try account["sid"].string(), jti: try Random.uuidV4(),
                iatS: nowS, expS: nowS + 600)
        }
        func call(_ request: SignedRequest) async throws -> ServiceResponse<Void> {
            try Mixin.response(await sandbox.send(request))
        }
        try await call(Mixin.request(key, claims: claims(), method: "GET", target: "/me")).get()
        let transfer = try Mixin.request(
            key, claims: claims(), method: "POST", target: "/transfers", body: #"{"amount":"0.01"}"#)
        try await call(transfer).get()
        expectRefused(try await call(transfer), 401, "UNAUTHORIZED")  // a token is good for one request

        let other = try Ed25519Key(seed: [UInt8](repeating: 7, count: 32))
        let tampered = try Mixin.request(other, claims: claims(), method: "GET", target: "/me")
        expectRefused(try await call(tampered), 401, "UNAUTHORIZED")
        let read = try Mixin.request(key, claims: claims(), method: "GET", target: "/me")
        let posted = try await sandbox.send(read) { $0.httpMethod = "POST" }
        expectRefused(try Mixin.response(posted), 401, "UNAUTHORIZED")
        let incomplete = try Mixin.request(key, claims: claims(), method: "POST", target: "/transfers", body: "{}")
        expectRefused(try await call(incomplete), 10002, "INVALID_FIELD")
    }

    @Test func mixinOAuthWhoseResponsesAreSigned() async throws {
        let account = sandbox.credentials["mixin"]["oauth"]
        let key = try Ed25519Key(hex: account["seed_hex"].string())
        let nowMS = try UnixTime.nowMS()
        let claims = MixinClaims.oauth(
            iss: try account["iss"].string(), aid: try account["aid"].string(), scp: try account["scp"].string(),
            jti: try Random.uuidV4(), iatS: nowMS / 1000, expS: nowMS / 1000 + 600)
        let http = try await sandbox.send(Mixin.request(key, claims: claims, method: "GET", target: "/me"))
        try Mixin.response(http).get()

        let token = try #require(http.header("X-Integrity-Token"))
        let requestID = try #require(http.header("X-Request-Id"))
        let serverKey = try hexBytes(sandbox.credentials["mixin"]["server"]["public_hex"].string())
        let window = TimeWindow(nowMS: try UnixTime.nowMS(), pastMS: 0, aheadMS: 60_000)
        try Mixin.verifyIntegrity(
            token, publicKey: serverKey, method: "GET", target: "/me", body: http.body, requestID: requestID,
            window: window)
        expectStatus(.tokenRequest) {
            try Mixin.verifyIntegrity(
                token, publicKey: serverKey, method: "GET", target: "/me", body: http.body + [0x20],
                requestID: requestID)
        }
    }

    @Test func mixinPin() async throws {
        let account = sandbox.credentials["mixin"]
        let file = try """
        {"app_id":"\(account["uid"].string())","session_id":"\(account["sid"].string())",
        "session_private_key":"\(account["seed_hex"].string())","pin":"\(account["pin"].string())",
        "server_public_key":"\(account["server"]["public_hex"].string())",
        "spend_private_key":"\(account["spend_seed_hex"].string())"}
        """
        let keystore = try Mixin.keystoreRead(file)
        let key = try Ed25519Key(reading: account["seed_hex"].string())
        var last: UInt64 = 0
        func seal() throws -> MixinSeal {
            let seal = try MixinSeal(lastIterator: last, nowMS: UnixTime.nowMS())
            last = seal.iterator
            return seal
        }
        func verify(_ sealed: String, _ more: String = "") async throws -> ServiceResponse<Void> {
            let nowS = try UnixTime.nowMS() / 1000
            let claims = MixinClaims.bot(
                uid: try account["uid"].string(), sid: try account["sid"].string(), jti: try Random.uuidV4(),
                iatS: nowS, expS: nowS + 600)
            let request = try Mixin.request(
                key, claims: claims, method: "POST", target: "/pin/verify",
                body: #"{"pin_base64":"\#(sealed)"\#(more)}"#)
            return try Mixin.response(await sandbox.send(request))
        }
        let sealed = try Mixin.pin(keystore, seal: seal())
        try await verify(sealed).get()
        expectRefused(try await verify(sealed), 10002, "INVALID_FIELD")  // an iterator is good for one
        expectRefused(
            try await verify(Mixin.pin(keystore, plain: "654321", seal: seal())), 20119, "PIN_INCORRECT")

        let spend = try Mixin.spendKey(keystore, publicKey: hexBytes(account["spend_public_hex"].string()))
        let timestamp = "\(try UnixTime.nowMS())000000"
        let signature = try Mixin.tipSign(spend, action: "TIP:VERIFY:", parameters: ["timestamp": timestamp])
        try await verify(Mixin.pin(keystore, plain: signature, seal: seal()), ",\"timestamp\":\(timestamp)").get()
    }

    @Test func mixinAuthorization() async throws {
        let account = sandbox.credentials["mixin"]["oauth"]
        let key = try Ed25519Key(hex: account["seed_hex"].string())
        let iss = try account["iss"].string()
        func exchange(_ code: String) async throws -> HTTPResponse {
            try await sandbox.send(
                Mixin.oauthTokenRequest(
                    clientID: iss, code: code, codeVerifier: account["code_verifier"].string(),
                    publicKey: key.publicKey()))
        }
        let bought = try await exchange(account["code"].string())
        _ = try Mixin.oauthTokenResponse(bought).get()
        let granted = try Mixin.authorizationRead(bought.body)
        let nowS = try UnixTime.nowMS() / 1000
        let jti = try Random.uuidV4()
        let claims = MixinClaims.oauth(
            iss: iss, aid: granted.authorizationID, scp: granted.scope, jti: jti, iatS: nowS, expS: nowS + 600)
        let http = try await sandbox.send(Mixin.request(key, claims: claims, method: "GET", target: "/me?a=b"))
        try Mixin.responseVerify(http, serverKey: granted.serverKey, target: "/me?a=b", requestID: jti)
        expectStatus(.tokenRequest) {
            try Mixin.responseVerify(http, serverKey: granted.serverKey, target: "/me", requestID: jti)
        }
        expectRefused(
            try Mixin.oauthTokenResponse(await exchange("old")), 20121, "AUTHORIZATION_CODE_EXPIRED")
    }

    @Test func toobit() async throws {
        let account = sandbox.credentials["toobit"]
        let key = try HMACKey(secret: account["secret"].string())
        let sentMS = try UnixTime.nowMS()
        let offset = try Toobit.timeResponse(await sandbox.send(Toobit.timeRequest())).get()
            .offset(sentMS: sentMS, receivedMS: UnixTime.nowMS())
        #expect(abs(offset.offsetMS) <= offset.uncertaintyMS + 1)  // the same machine's clock

        func call(
            _ key: HMACKey, _ method: String, query: Parameters = [:], form: Parameters = [:], json: String = "",
            ageMS: Int64 = 0
        ) async throws -> ServiceResponse<Void> {
            let request = try Toobit.request(
                key, apiKey: account["api_key"].string(), method: method, path: "/api/v1/spot/order", query: query,
                form: form, json: json, timestampMS: UnixTime.nowMS() + offset.offsetMS - ageMS)
            return try Toobit.response(await sandbox.send(request))
        }
        let query: Parameters = ["symbol": "BTCUSDT", "side": "SELL", "type": "LIMIT"]
        let form: Parameters = ["quantity": "1", "price": "400", "newClientOrderId": "ä b+c&d=1%"]
        try await call(key, "GET", query: query).get()
        try await call(key, "POST", form: form).get()
        try await call(key, "POST", query: query, form: form).get()
        try await call(key, "POST", query: query, json: #"[{"quantity":"1"}]"#).get()
        try await call(key, "DELETE", query: query).get()
        expectRefused(
            try await call(HMACKey(secret: "another secret"), "GET", query: query), -1022, "INVALID_SIGNATURE")
        expectRefused(try await call(key, "GET", query: query, ageMS: 6000), -1021, "INVALID_TIMESTAMP")
        // What a client does that sorts parameters.
        let signed = try Toobit.request(
            key, apiKey: account["api_key"].string(), method: "GET", path: "/api/v1/spot/order", query: query,
            timestampMS: UnixTime.nowMS() + offset.offsetMS)
        let sorted = try await sandbox.send(signed) {
            let text = try #require($0.url?.absoluteString)
            let other = text.replacingOccurrences(
                of: "symbol=BTCUSDT&side=SELL&type=LIMIT", with: "side=SELL&symbol=BTCUSDT&type=LIMIT")
            try #require(other != text)
            $0.url = URL(string: other)
        }
        expectRefused(try Toobit.response(sorted), -1022, "INVALID_SIGNATURE")
    }

    @Test func bitbitduo() async throws {
        let account = sandbox.credentials["bitbitduo"]
        let sentMS = try UnixTime.nowMS()
        let time = try Bitbitduo.timeResponse(await sandbox.send(Bitbitduo.timeRequest())).get()
        let offset = try time.offset(sentMS: sentMS, receivedMS: UnixTime.nowMS())
        #expect(abs(offset.offsetMS) <= offset.uncertaintyMS)

        func token(
            _ scheme: Bitbitduo.Scheme, _ suffix: String, appKey: String? = nil, random: UInt32? = nil, ageS: Int64 = 0
        ) async throws -> ServiceResponse<Token> {
            let now = try UnixTime.nowMS()
            let request = try Bitbitduo.tokenRequest(
                scheme: scheme, appID: account["app_id\(suffix)"].string(),
                appKey: appKey ?? account["app_key\(suffix)"].string(), random: random ?? Bitbitduo.random(),
                timeS: now / 1000 - ageS)
            return try Bitbitduo.tokenResponse(await sandbox.send(request), sentMS: now)
        }
        for (scheme, suffix) in [
            (Bitbitduo.Scheme.sha256, ""), (.hmacSHA256, "_hmac"), (.hmacSHA256AppID, "_hmac_appid"),
        ] {
            let token = try await token(scheme, suffix).get()
            #expect(token.value.hasPrefix("robotapi:"))
            #expect(token.expiresMS > sentMS + 7_190_000)
        }
        expectRefused(try await token(.sha256, "", appKey: "another key"), 5, "BBD_WRONG_CODE_005")
        expectRefused(try await token(.sha256, "", ageS: 600), 2, "BBD_WRONG_CODE_002")
        expectRefused(try await token(.sha256, "_other_ip"), 6, "BBD_WRONG_CODE_006")
    }

    /// Tokens of two seconds: refreshed before they expire, and each is accepted.
    @Test func aTokenSourceRefreshes() async throws {
        let account = sandbox.credentials["velafi"]
        let sandbox = sandbox
        let source = TokenSource.velafi(
            key: try HMACKey(secret: account["secret"].string()),
            apiKey: try account["api_key_short_lived"].string(), minimumIntervalMS: 100
        ) { try await sandbox.send($0) }
        let startMS = try UnixTime.nowMS()
        let first = try await source.token()
        var last = first
        var tokens: Set<String> = [first.value]
        while tokens.count < 3 {
            let now = try UnixTime.nowMS()
            try #require(now < startMS + 30_000, "\(tokens.count) tokens in 30 seconds")
            last = try await source.token()
            #expect(last.expiresMS > now)
            tokens.insert(last.value)
            try await Task.sleep(nanoseconds: 50_000_000)
        }
        #expect(try UnixTime.nowMS() >= startMS + 3500)  // two lives, less a tenth of each
        func call(_ token: Token) async throws -> ServiceResponse<Void> {
            try Velafi.response(
                await sandbox.send(Velafi.request(token: token.value, method: "GET", target: "/v2/account")))
        }
        try await call(last).get()
        expectRefused(try await call(first), -1002, "UNAUTHORIZED")
    }

    /// The sandbox refuses a second request within a minute; the source does not make it.
    @Test func aTokenSourceKeepsTheMinute() async throws {
        let account = sandbox.credentials["bitbitduo"]
        let sandbox = sandbox
        let source = TokenSource.bitbitduo(
            appID: try account["app_id_limited"].string(),
            appKey: SecretBytes(try account["app_key_limited"].string())
        ) { try await sandbox.send($0) }
        let token = try await source.token()
        #expect(try await source.token() == token)
        await source.invalidate(token)
        await #expect {
            _ = try await source.token()
        } throws: {
            guard case .tooSoon(let wait)? = $0 as? TokenSourceError else { return false }
            return wait > 50_000 && wait <= 60_000
        }
    }
}
