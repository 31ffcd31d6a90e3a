import BHAuth

/// VelaFi: a signed request buys a token; every later call carries the token.
func demoVelafi(_ demo: Demo) async throws {
    let account = try Account("velafi")
    Printing.heading("VelaFi", account)
    let key = try HMACKey(secret: account.values[1])
    defer { key.wipe() }

    func token(_ timestampMS: Int64, tampered: (String, String)? = nil) async throws -> (
        value: Token, received: Received
    )? {
        let exchange = Exchange(
            title: "token request", tampered: tampered,
            request: try Velafi.tokenRequest(key, apiKey: account.values[0], timestampMS: timestampMS),
            payload: try Velafi.payload(timestampMS: timestampMS),
            signature: try Velafi.sign(key, timestampMS: timestampMS))
        return try await demo.run(account, exchange) {
            try Velafi.tokenResponse($0.http)
        }
    }

    let nowMS = try UnixTime.nowMS()
    if let (token, received) = try await token(nowMS) {
        try Printing.token(token, issuedMS: received.sentMS, minimumIntervalMS: 0)
        // The document names no later call; this one is the sandbox's.
        if !account.isReal {
            let later = Exchange(
                title: "later call, by the token",
                request: try Velafi.request(token: token.value, method: "GET", target: "/v2/account"))
            try await demo.run(account, later) { try Velafi.response($0.http) }
        }
    }
    _ = try await token(nowMS - 60_000, tampered: ("timestamp a minute old", "INVALID_TIMESTAMP"))
}

/// BITBITDUO: a signed request buys a token for two hours; one request a minute.
func demoBitbitduo(_ demo: Demo) async throws {
    let account = try Account("bitbitduo")
    Printing.heading("BITBITDUO", account)
    let appID = account.values[0]
    let appKey = SecretBytes(account.values[1])
    defer { appKey.wipe() }

    func token(_ timeS: Int64, tampered: (String, String)? = nil) async throws {
        let random = try Bitbitduo.random()
        let exchange = Exchange(
            title: "token request", tampered: tampered,
            request: try Bitbitduo.tokenRequest(appID: appID, appKey: appKey, random: random, timeS: timeS),
            payload: try Bitbitduo.payload(appID: appID, appKey: appKey, random: random, timeS: timeS),
            signature: try Bitbitduo.sign(appID: appID, appKey: appKey, random: random, timeS: timeS),
            secretInPayload: account.values[1])
        let token = try await demo.run(account, exchange) {
            try Bitbitduo.tokenResponse($0.http, sentMS: $0.sentMS)
        }
        if let (token, received) = token {
            try Printing.token(token, issuedMS: received.sentMS, minimumIntervalMS: Bitbitduo.minimumIntervalMS)
        }
    }

    let timeS = (try UnixTime.nowMS() + demo.bitbitduoOffsetMS) / 1000
    try await token(timeS)
    try await token(timeS - 600, tampered: ("time ten minutes old", "BBD_WRONG_CODE_002"))
}

/// The clock offsets, measured before anything is signed.
func demoClocks(_ demo: Demo) async throws {
    func measure(
        _ account: Account, _ request: SignedRequest, _ read: (Received) throws -> ServiceResponse<ServerTime>
    ) async throws -> Int64 {
        let exchange = Exchange(title: "server time", request: request)
        guard let (time, received) = try await demo.run(account, exchange, read: read) else { return 0 }
        let offset = try time.offset(sentMS: received.sentMS, receivedMS: received.receivedMS)
        let sign = offset.offsetMS < 0 ? "" : "+"
        Printing.value(
            "offset", "\(sign)\(offset.offsetMS) ms, give or take \(offset.uncertaintyMS) ms: added to each time below")
        return offset.offsetMS
    }
    let toobit = try Account("toobit")
    Printing.heading("Toobit's clock", toobit)
    demo.toobitOffsetMS = try await measure(toobit, Toobit.timeRequest()) {
        try Toobit.timeResponse($0.http)
    }
    let bitbitduo = try Account("bitbitduo")
    Printing.heading("BITBITDUO's clock", bitbitduo)
    demo.bitbitduoOffsetMS = try await measure(bitbitduo, Bitbitduo.timeRequest()) {
        try Bitbitduo.timeResponse($0.http)
    }
}
