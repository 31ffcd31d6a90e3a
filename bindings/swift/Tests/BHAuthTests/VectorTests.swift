import BHAuth
import Foundation
import Testing

/// One case of a vector file: see tests/vectors/README.md.
struct VectorCase {
    let name, verb: String
    let input, expect: JSON

    init(_ json: JSON) throws {
        name = try json["name"].string()
        verb = try json["verb"].string()
        input = json["input"]
        expect = json["expect"]
    }

    func text(_ member: String) throws -> [UInt8] { try input[member].bytes() }

    func integer(_ member: String) throws -> Int64 { try input[member].integer() }

    func window() throws -> TimeWindow? {
        let window = input["window"]
        guard window.isPresent else { return nil }
        return TimeWindow(
            nowMS: try window["now_ms"].integer(), pastMS: try window["past_ms"].integer(),
            aheadMS: try window["ahead_ms"].integer())
    }

    func hmacKey() throws -> HMACKey { try HMACKey(secret: text("secret")) }

    func ed25519Key() throws -> Ed25519Key { try Self.ed25519Key(input["key"]) }

    static func ed25519Key(_ json: JSON) throws -> Ed25519Key {
        if json["seed_hex"].isPresent { return try Ed25519Key(seed: hexBytes(json["seed_hex"].string())) }
        if json["hex"].isPresent { return try Ed25519Key(hex: json["hex"].bytes()) }
        if json["base64url"].isPresent { return try Ed25519Key(base64URL: json["base64url"].bytes()) }
        throw Malformed(what: "no known form of key")
    }

    func equal(_ what: String, _ found: some BHBytes, _ expected: JSON) throws {
        let found = found.withBHBytes { Array($0) }
        let expected = try expected.bytes()
        // Compared outside, so that a failure shows texts and not numbers.
        let isEqual = found == expected
        let texts = [found, expected].map { String(decoding: $0, as: UTF8.self) }
        #expect(isEqual, "\(name): \(what) is \(texts[0]), not \(texts[1])")
    }

    func equal(_ what: String, _ found: Int64, _ expected: JSON) throws {
        #expect(try found == expected.integer(), "\(name): \(what)")
    }

    func expectRequest(_ request: SignedRequest) throws {
        let expected = expect["request"]
        try equal("method", request.method, expected["method"])
        try equal("target", request.target, expected["target"])
        try equal("body", request.body, expected["body"])
        let headers = expected["headers"].array
        #expect(request.headers.count == headers.count, "\(name): headers")
        for (found, expected) in zip(request.headers, headers) {
            try equal("header", found.name, expected.array[0])
            try equal("header \(found.name)", found.value, expected.array[1])
        }
    }

    func expectDiagnosis(_ diagnosis: Diagnosis) throws {
        let expected = expect["diagnosis"]
        let names = diagnosis.mistakes.map(\.rawValue)
        let first = names.first?.uppercased() ?? (diagnosis.isRight ? "NONE" : "UNKNOWN")
        try equal("mistake", first, expected["mistake"])
        try equal("names", names.joined(separator: " "), expected["names"])
        try equal("payload", diagnosis.payload, expected["payload"])
        #expect(diagnosis.tried.isEmpty == (first != "UNKNOWN"), "\(name): what was tried")
        #expect(!diagnosis.message.isEmpty, "\(name): message")
    }

    func expectText(_ text: String) throws { try equal("text", text, expect["text"]) }

    func http() throws -> HTTPResponse {
        let headers = try input["headers"].array.map {
            SignedRequest.Header(name: try $0.array[0].string(), value: try $0.array[1].string())
        }
        let method = input["request_method"]
        return HTTPResponse(
            status: Int(try integer("http_status")), headers: headers, body: try text("body"),
            requestMethod: method.isPresent ? try method.string() : "")
    }

    /// `token`, `expires_ms` and `detail` are what the accepted response's value gives.
    func expectResponse<Value>(
        _ response: ServiceResponse<Value>,
        _ fields: (Value) -> (token: String, expiresMS: Int64, detail: String) = { _ in ("", 0, "") }
    ) throws {
        let expected = expect["response"]
        var (token, expiresMS, detail, outcome) = ("", Int64(0), "", "ACCEPTED")
        var error: ErrorResponse?
        switch response.outcome {
        case .accepted(let value): (token, expiresMS, detail) = fields(value)
        case .refused(let response): (outcome, error) = ("REFUSED", response)
        case .partial(let response): (outcome, error) = ("PARTIAL", response)
        case .unknown(let response): (outcome, error) = ("UNKNOWN", response)
        }
        try equal("outcome", outcome, expected["outcome"])
        #expect(try response.httpStatus == Int(integer("http_status")), "\(name): http status")
        if let error {
            #expect(error.httpStatus == response.httpStatus, "\(name): http status of the error")
            #expect(error.retryAfterMS == response.retryAfterMS, "\(name): retry after of the error")
            #expect(error.retryAtMS == response.retryAtMS, "\(name): retry at of the error")
            #expect(error.name.isEmpty || !error.advice.isEmpty, "\(name): no advice for \(error.name)")
            detail = error.detail
        }
        try equal("error_code", error?.code ?? 0, expected["error_code"])
        try equal("error_name", error?.name ?? "", expected["error_name"])
        try equal("error_message", error?.message ?? "", expected["error_message"])
        try equal("detail", detail, expected["detail"])
        try equal("token", token, expected["token"])
        try equal("expires_ms", expiresMS, expected["expires_ms"])
        try equal("server_time_ms", response.serverTimeMS, expected["server_time_ms"])
        try equal("retry_after_ms", response.retryAfterMS, expected["retry_after_ms"])
        try equal("retry_at_ms", response.retryAtMS, expected["retry_at_ms"])
        try equal("item_count", Int64(response.itemCount), expected["item_count"])
        try equal("failed_count", Int64(response.failedCount), expected["failed_count"])
    }

    /// What `sign` promises: payload, signature, a `verify` that accepts it and one that refuses a changed one.
    func expectSigned(payload: Data, signature: String, verify: (String) throws -> Void) throws {
        try equal("payload", payload, expect["payload"])
        try equal("signature", signature, expect["signature"])
        #expect(throws: Never.self, "\(name): verify") { try verify(signature) }
        let changed = signature.dropLast() + (signature.hasSuffix("0") ? "1" : "0")
        expectStatus(.signature, "\(name): verify of a changed signature") { try verify(String(changed)) }
    }
}

@Suite struct VectorTests {
    static let runners: [String: @Sendable (VectorCase) throws -> Void] = [
        "velafi": runVelafi, "pave": runPave, "mixin": runMixin, "toobit": runToobit, "bitbitduo": runBitbitduo,
        "core": runCore, "input": runInput,
    ]

    @Test(arguments: runners.keys.sorted()) func everyCase(service: String) throws {
        let file = try Checkout.json("tests/vectors/\(service).json")
        #expect(try file["service"].string() == service)
        let run = try #require(Self.runners[service])
        var ran = 0
        for json in file["cases"].array {
            let vector = try VectorCase(json)
            let expected = vector.expect["status"]
            do {
                try run(vector)
                #expect(!expected.isPresent, "\(service) \(vector.name): no error, but \(expected) is expected")
            } catch let error as BHAuthError {
                let status = expected.isPresent ? try expected.string() : "BH_OK"
                #expect(error.name == status, "\(service) \(vector.name): \(error)")
            } catch {
                Issue.record("\(service) \(vector.name): \(error); expected: \(vector.expect)")
            }
            ran += 1
        }
        // Counted from the text, by other code than that which ran them.
        let text = try Checkout.text("tests/vectors/\(service).json")
        let inFile = try NSRegularExpression(pattern: "\"verb\"\\s*:").numberOfMatches(
            in: text, range: NSRange(text.startIndex..., in: text))
        #expect(ran == inFile && ran > 0, "\(service): \(ran) cases ran, \(inFile) are in the file")
        print("vectors: \(service): \(ran) cases")
        try Checkout.count("vectors-\(service)", ran)
    }

    @Test func everyFileHasARunner() throws {
        let folder = Checkout.root.appendingPathComponent("tests/vectors").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            .filter { $0.hasSuffix(".json") && $0 != "schema.json" }.map { String($0.dropLast(5)) }
        #expect(files.sorted() == Self.runners.keys.sorted())
    }
}

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
