import BHAuth

/// PAVE: three headers on each call; the signature is the access token.
func demoPave(_ demo: Demo) async throws {
    let account = try Account("pave")
    Printing.heading("PAVE", account)
    let (username, apiKey) = (account.values[0], account.values[1])
    let key = try HMACKey(secret: account.values[2])
    let wrongKey = try HMACKey(secret: "another secret")
    defer {
        key.wipe()
        wrongKey.wipe()
    }
    let timestamp = try UnixTime.formatUTC(timeS: UnixTime.nowMS() / 1000)

    func call(
        _ title: String, _ key: HMACKey, method: String, body: String = "", tampered: (String, String)? = nil
    ) async throws {
        let exchange = Exchange(
            title: title, tampered: tampered,
            request: try Pave.request(
                key, username: username, apiKey: apiKey, timestamp: timestamp, method: method, target: "/v1/sessions",
                body: body),
            payload: try Pave.payload(username: username, apiKey: apiKey, timestamp: timestamp),
            signature: try Pave.sign(key, username: username, apiKey: apiKey, timestamp: timestamp))
        try await demo.run(account, exchange) { try Pave.response($0.http) }
    }

    try await call("GET", key, method: "GET")
    // In a real account it would start a session.
    if !account.isReal { try await call("POST with a body", key, method: "POST", body: #"{"user_id":"demo"}"#) }
    try await call("GET", wrongKey, method: "GET", tampered: ("signed with another secret", "UNAUTHORIZED"))
}
