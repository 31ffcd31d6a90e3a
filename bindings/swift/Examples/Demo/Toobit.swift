import BHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Toobit: each call is signed over its query and form body, in the order in which they are sent.
func demoToobit(_ demo: Demo) async throws {
    let account = try Account("toobit")
    Printing.heading("Toobit", account)
    let key = try HMACKey(secret: account.values[1])
    defer { key.wipe() }

    func call(
        _ title: String, _ method: String, _ path: String, query: Parameters = [:], form: Parameters = [:],
        json: String = "", sorted: Bool = false
    ) async throws {
        let request = try Toobit.request(
            key, apiKey: account.values[0], method: method, path: path, query: query, form: form, json: json,
            timestampMS: UnixTime.nowMS() + demo.toobitOffsetMS)
        let (payload, signature) = try signedPart(request, isJSON: !json.isEmpty)
        var exchange = Exchange(title: title, request: request, payload: payload, signature: signature)
        if sorted {
            exchange.tampered = ("parameters sorted after signing", "INVALID_SIGNATURE")
            exchange.alter = { $0.url = $0.url.flatMap(sortedByName) }
        }
        try await demo.run(account, exchange) { try Toobit.response($0.http) }
    }

    let query: Parameters = ["symbol": "BTCUSDT", "side": "SELL", "type": "LIMIT"]
    // A value that must be percent-encoded; a real host wants plain ids.
    let form: Parameters = [
        "newClientOrderId": account.isReal ? "demo-1" : "1st order @ 10%", "timeInForce": "GTC", "quantity": "1",
        "price": "400",
    ]
    try await call("GET, query", "GET", "/api/v1/futures/balance")
    // It checks an order and does not place it.
    try await call("POST, query and form mixed", "POST", "/api/v1/spot/orderTest", query: query, form: form)
    if !account.isReal {  // a real batch would place its orders
        try await call(
            "POST, JSON (the body is not signed)", "POST", "/api/v1/spot/batchOrders",
            json: #"[{"symbol":"BTCUSDT","side":"SELL","quantity":"1"}]"#)
    }
    try await call("GET, query", "GET", "/api/v1/spot/openOrders", query: query, sorted: true)
}

/// What the request says was signed: taken from what is sent, so that nothing else can be shown.
private func signedPart(_ request: SignedRequest, isJSON: Bool) throws -> (payload: Data, signature: String) {
    func cut(_ text: String) -> (before: String, behind: String) {
        guard let mark = text.range(of: "&signature=") else { return (text, "") }
        return (String(text[..<mark.lowerBound]), String(text[mark.upperBound...]))
    }
    let query = cut(request.target.split(separator: "?", maxSplits: 1).dropFirst().first.map(String.init) ?? "")
    let body = isJSON ? ("", "") : cut(String(decoding: request.body, as: UTF8.self))
    return (try Toobit.payload(query: query.before, body: body.0), query.behind + body.1)
}

/// What an HTTP client does that sorts the parameters, but for the signature.
private func sortedByName(_ url: URL) -> URL? {
    let parts = url.absoluteString.split(separator: "?", maxSplits: 1)
    let parameters = parts[1].split(separator: "&")
    return URL(string: "\(parts[0])?\((parameters.dropLast().sorted() + parameters.suffix(1)).joined(separator: "&"))")
}
