import BHAuth
import Foundation
import Testing

@Sendable func runVelafi(_ vector: VectorCase) throws {
    func timestamp() throws -> Int64 { try vector.integer("timestamp_ms") }
    switch vector.verb {
    case "sign":
        let key = try vector.hmacKey()
        let signature = try Velafi.sign(key, timestampMS: timestamp())
        try vector.expectSigned(payload: Velafi.payload(timestampMS: timestamp()), signature: signature) {
            try Velafi.verify($0, key: key, timestampMS: timestamp())
        }
    case "verify":
        try Velafi.verify(
            vector.text("signature"), key: vector.hmacKey(), timestampMS: timestamp(), window: vector.window())
    case "token_request":
        try vector.expectRequest(
            Velafi.tokenRequest(vector.hmacKey(), apiKey: vector.text("api_key"), timestampMS: timestamp()))
    case "token_response":
        try vector.expectResponse(Velafi.tokenResponse(vector.http())) { ($0.value, $0.expiresMS, "") }
    case "request":
        let call = vector.input["call"]
        try vector.expectRequest(
            Velafi.request(
                token: call["token"].bytes(), method: call["method"].bytes(), target: call["target"].bytes(),
                body: call["body"].bytes(), contentType: call["content_type"].bytes()))
    case "response": try vector.expectResponse(Velafi.response(vector.http()))
    case "webhook_verify":
        try Velafi.webhookVerify(
            vector.text("signature"), publicKey: vector.text("public_key"), body: vector.text("body"))
    case "webhook_id": try vector.expectText(Velafi.webhookID(body: vector.text("body")))
    case "webhook_acknowledge":
        try vector.expectText(Velafi.webhookAcknowledge(accepted: vector.integer("accepted") != 0))
    case "diagnose":
        try vector.expectDiagnosis(
            Velafi.diagnose(
                vector.text("signature"), secret: vector.text("secret"), apiKey: vector.text("api_key"),
                timestampMS: timestamp()))
    default: throw Malformed(what: "unknown verb \(vector.verb)")
    }
}

@Sendable func runPave(_ vector: VectorCase) throws {
    switch vector.verb {
    case "sign":
        let key = try vector.hmacKey()
        let (username, apiKey) = (try vector.text("username"), try vector.text("api_key"))
        let timestamp = try vector.text("timestamp")
        let signature = try Pave.sign(key, username: username, apiKey: apiKey, timestamp: timestamp)
        let payload = try Pave.payload(username: username, apiKey: apiKey, timestamp: timestamp)
        try vector.expectSigned(payload: payload, signature: signature) {
            try Pave.verify(
                $0, key: key, username: username, apiKey: apiKey, timestamp: timestamp, window: nil)
        }
    case "verify":
        try Pave.verify(
            vector.text("signature"), key: vector.hmacKey(), username: vector.text("username"),
            apiKey: vector.text("api_key"), timestamp: vector.text("timestamp"), window: vector.window())
    case "request":
        let call = vector.input["call"]
        try vector.expectRequest(
            Pave.request(
                vector.hmacKey(), username: call["username"].bytes(), apiKey: call["api_key"].bytes(),
                timestamp: call["timestamp"].bytes(), method: call["method"].bytes(), target: call["target"].bytes(),
                body: call["body"].bytes()))
    case "response": try vector.expectResponse(Pave.response(vector.http()))
    case "callback_verify": try Pave.callbackVerify(vector.text("sent"), stored: vector.text("stored"))
    case "diagnose":
        try vector.expectDiagnosis(
            Pave.diagnose(
                vector.text("signature"), secret: vector.text("secret"), username: vector.text("username"),
                apiKey: vector.text("api_key"), timestamp: vector.text("timestamp")))
    default: throw Malformed(what: "unknown verb \(vector.verb)")
    }
}

private func parameters(_ json: JSON) throws -> Parameters {
    var parameters = Parameters()
    for pair in json.array { parameters.append(try pair.array[0].bytes(), try pair.array[1].bytes()) }
    return parameters
}

@Sendable func runToobit(_ vector: VectorCase) throws {
    switch vector.verb {
    case "sign":
        let key = try vector.hmacKey()
        let (query, body) = (try vector.text("query"), try vector.text("body"))
        let signature = try Toobit.sign(key, query: query, body: body)
        try vector.expectSigned(payload: Toobit.payload(query: query, body: body), signature: signature) {
            try Toobit.verify($0, key: key, query: query, body: body)
        }
    case "verify":
        try Toobit.verify(
            vector.text("signature"), key: vector.hmacKey(), query: vector.text("query"), body: vector.text("body"),
            nowMS: vector.integer("now_ms"))
    case "request":
        let call = vector.input["call"]
        try vector.expectRequest(
            Toobit.request(
                vector.hmacKey(), apiKey: call["api_key"].bytes(), method: call["method"].bytes(),
                path: call["path"].bytes(), query: parameters(call["query"]), form: parameters(call["form"]),
                json: call["json"].bytes(), timestampMS: call["timestamp_ms"].integer(),
                recvWindowMS: call["recv_window_ms"].integer()))
    case "key_request":
        let call = vector.input["call"]
        try vector.expectRequest(
            Toobit.keyRequest(
                apiKey: call["api_key"].bytes(), method: call["method"].bytes(), path: call["path"].bytes(),
                query: parameters(call["query"]), form: parameters(call["form"]), json: call["json"].bytes()))
    case "response":
        let response = try Toobit.response(vector.http())
        try vector.expectResponse(response)
        #expect(try Toobit.responseItems(vector.http()).count == response.itemCount, "\(vector.name): items")
    case "response_item":
        let index = Int(try vector.integer("index"))
        try vector.expectResponse(Toobit.responseItem(vector.http(), index: index)) { ("", 0, $0) }
    case "time_request": try vector.expectRequest(Toobit.timeRequest())
    case "time_response":
        let response = try Toobit.timeResponse(vector.http())
        try vector.expectResponse(response)
        if case .accepted(let time) = response.outcome { #expect(time.timeMS == response.serverTimeMS) }
    case "stream_response":
        let response = try Toobit.streamResponse(vector.http(), sentMS: vector.integer("sent_ms"))
        try vector.expectResponse(response) { ($0.value, $0.expiresMS, "") }
    case "stream_url": try vector.expectText(Toobit.streamURL(listenKey: vector.text("listen_key")))
    case "diagnose":
        try vector.expectDiagnosis(
            Toobit.diagnose(
                vector.text("signature"), secret: vector.text("secret"), query: vector.text("query"),
                body: vector.text("body"), apiKey: vector.text("api_key"), method: vector.text("method"),
                path: vector.text("path")))
    default: throw Malformed(what: "unknown verb \(vector.verb)")
    }
}

private func scheme(_ json: JSON) throws -> Bitbitduo.Scheme {
    switch json {
    case .string("SHA256"): .sha256
    case .string("HMAC_SHA256"): .hmacSHA256
    case .string("HMAC_SHA256_APPID"): .hmacSHA256AppID
    default: Bitbitduo.Scheme(rawValue: UInt32(try json.integer()))
    }
}

@Sendable func runBitbitduo(_ vector: VectorCase) throws {
    func random() throws -> UInt32 { UInt32(try vector.integer("random")) }
    func time() throws -> Int64 { try vector.integer("time_s") }
    func id() throws -> UInt32 { UInt32(try vector.integer("rpc_id")) }
    let (appID, appKey) = (try vector.text("app_id"), try vector.text("app_key"))
    switch vector.verb {
    case "request":
        try vector.expectRequest(
            Bitbitduo.request(
                token: vector.text("token"), rpcMethod: vector.text("rpc_method"), rpcParams: vector.text("rpc_params"),
                rpcID: id()))
    case "message":
        try vector.expectText(
            Bitbitduo.message(
                token: vector.text("token"), rpcMethod: vector.text("rpc_method"), rpcParams: vector.text("rpc_params"),
                rpcID: id()))
    case "response": try vector.expectResponse(Bitbitduo.response(vector.http(), rpcID: id()))
    case "sign":
        let scheme = try scheme(vector.input["scheme"])
        let signature = try Bitbitduo.sign(
            scheme: scheme, appID: appID, appKey: appKey, random: random(), timeS: time())
        let payload = try Bitbitduo.payload(
            scheme: scheme, appID: appID, appKey: appKey, random: random(), timeS: time())
        try vector.expectSigned(payload: payload, signature: signature) {
            try Bitbitduo.verify($0, scheme: scheme, appID: appID, appKey: appKey, random: random(), timeS: time())
        }
    case "verify":
        try Bitbitduo.verify(
            vector.text("signature"), scheme: scheme(vector.input["scheme"]), appID: appID, appKey: appKey,
            random: random(), timeS: time(), window: vector.window())
    case "token_request":
        try vector.expectRequest(
            Bitbitduo.tokenRequest(
                scheme: scheme(vector.input["scheme"]), appID: appID, appKey: appKey, random: random(), timeS: time()))
    case "token_response":
        let response = try Bitbitduo.tokenResponse(vector.http(), sentMS: vector.integer("sent_ms"))
        try vector.expectResponse(response) { ($0.value, $0.expiresMS, "") }
    case "time_request": try vector.expectRequest(Bitbitduo.timeRequest())
    case "time_response":
        let response = try Bitbitduo.timeResponse(vector.http())
        try vector.expectResponse(response)
        if case .accepted(let time) = response.outcome { #expect(time.timeMS == response.serverTimeMS) }
    case "diagnose":
        try vector.expectDiagnosis(
            Bitbitduo.diagnose(
                vector.text("signature"), scheme: scheme(vector.input["scheme"]), appID: appID, appKey: appKey,
                random: random(), timeS: time()))
    default: throw Malformed(what: "unknown verb \(vector.verb)")
    }
}
