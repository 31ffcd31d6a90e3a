internal import CBHAuth
import Foundation

/// BITBITDUO: an app id and its app key are exchanged for a token that lasts 2 hours; one request a minute.
///
/// Host: `https://qaxxxrenewserver.bitbitduo.com`. ``TokenSource`` does the exchange for you. Source: BITBITDUO, "Get
/// token".
public enum Bitbitduo {
    /// How the document's signature is read.
    public struct Scheme: RawRepresentable, Sendable, Hashable {
        /// The number, as in `bh_auth.h`.
        public let rawValue: UInt32
        /// A scheme by its number.
        public init(rawValue: UInt32) { self.rawValue = rawValue }

        /// Plain SHA-256 of `appkey=…&random=…&time=…`: what the document says in words, and what the service's own
        /// demo sends. Use this one unless you know better.
        public static let sha256 = Scheme(rawValue: UInt32(BH_BITBITDUO_SHA256))
        /// HMAC-SHA256 of `appkey=…&random=…&time=…`, its key the app key.
        public static let hmacSHA256 = Scheme(rawValue: UInt32(BH_BITBITDUO_HMAC_SHA256))
        /// HMAC-SHA256 of `appid=…&random=…&time=…`, its key the app key.
        public static let hmacSHA256AppID = Scheme(rawValue: UInt32(BH_BITBITDUO_HMAC_SHA256_APPID))
    }

    /// How long a token lives: 2 hours, in milliseconds.
    public static let tokenLifetimeMS = Int64(BH_BITBITDUO_TOKEN_LIFETIME_MS)
    /// The service takes one token request a minute: that minute, in milliseconds.
    public static let minimumIntervalMS = Int64(BH_BITBITDUO_MIN_INTERVAL_MS)

    /// Draws the random number of a token request: from 100000 to 999999.
    ///
    /// - Throws: ``BHStatus/systemRandom``.
    public static func random() throws(BHAuthError) -> UInt32 {
        var random: UInt32 = 0
        try call { bh_bitbitduo_random(&random) }
        return random
    }

    /// The exact bytes that the signature is made of, by the scheme. With the schemes other than `.hmacSHA256AppID`
    /// they contain the app key: never log them.
    ///
    /// - Throws: As ``sign(scheme:appID:appKey:random:timeS:)``.
    public static func payload(
        scheme: Scheme = .sha256, appID: some BHBytes, appKey: some BHBytes, random: UInt32, timeS: Int64
    ) throws(BHAuthError) -> Data {
        try output(
            { out, length in
                withViews(appID, appKey) { bh_bitbitduo_payload(out, length, scheme.rawValue, $0, $1, random, timeS) }
            }, read: data)
    }

    /// Signs a token request: the parameter `sig`, 64 lower-case hex characters.
    ///
    /// - Parameters:
    ///   - scheme: How the document is read.
    ///   - appID: The app id.
    ///   - appKey: The app key; ``SecretBytes`` keeps it wiped.
    ///   - random: From 100000 to 999999: ``random()``.
    ///   - timeS: Unix seconds.
    /// - Throws: ``BHStatus/scheme``, ``BHStatus/empty``, ``BHStatus/secretEmpty``, ``BHStatus/randomRange``,
    ///   ``BHStatus/timeIsMilliseconds``, ``BHStatus/timeRange``.
    public static func sign(
        scheme: Scheme = .sha256, appID: some BHBytes, appKey: some BHBytes, random: UInt32, timeS: Int64
    ) throws(BHAuthError) -> String {
        try fixedText(size: BH_SIGNATURE_SIZE) { out in
            withViews(appID, appKey) { bh_bitbitduo_sign(out, scheme.rawValue, $0, $1, random, timeS) }
        }
    }

    /// Verifies a signature in constant time; then, with a window, its time.
    ///
    /// - Parameters:
    ///   - signature: 64 hex characters, either case.
    ///   - scheme: Of the account.
    ///   - appID: Of the account.
    ///   - appKey: Of the account.
    ///   - random: As received.
    ///   - timeS: As received, in Unix seconds.
    ///   - window: The times to accept; without one, time is not checked. The document does not say what BITBITDUO
    ///     tolerates.
    /// - Throws: ``BHStatus/signature``, ``BHStatus/signatureFormat``; of a right signature ``BHStatus/stale`` or
    ///   ``BHStatus/future``.
    public static func verify(
        _ signature: some BHBytes, scheme: Scheme = .sha256, appID: some BHBytes, appKey: some BHBytes, random: UInt32,
        timeS: Int64, window: TimeWindow? = nil
    ) throws(BHAuthError) {
        try call {
            withViews(signature, appID, appKey) { signature, appID, appKey in
                window.withPointer {
                    bh_bitbitduo_verify(signature, scheme.rawValue, appID, appKey, random, timeS, $0)
                }
            }
        }
    }

    /// Builds the token request: `GET /serv/apiToken`. The service takes one a minute: see ``TokenSource``.
    ///
    /// - Throws: As ``sign(scheme:appID:appKey:random:timeS:)``.
    public static func tokenRequest(
        scheme: Scheme = .sha256, appID: some BHBytes, appKey: some BHBytes, random: UInt32, timeS: Int64
    ) throws(BHAuthError) -> SignedRequest {
        try buildRequest { request, out, length in
            withViews(appID, appKey) {
                bh_bitbitduo_token_request(request, out, length, scheme.rawValue, $0, $1, random, timeS)
            }
        }
    }

    /// Reads the response to a token request.
    ///
    /// - Parameters:
    ///   - http: What came of the request.
    ///   - sentMS: When the request was sent, in Unix milliseconds: the response does not tell when the token expires, so
    ///     its 2 hours are counted from then.
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``, ``BHStatus/timeIsSeconds``,
    ///   ``BHStatus/timeRange``. An error response is returned, not thrown.
    public static func tokenResponse(
        _ http: HTTPResponse, sentMS: Int64
    ) throws(BHAuthError) -> ServiceResponse<Token> {
        try readResponse(http, { bh_bitbitduo_token_response($0, $1, $2, $3, sentMS) }) { Token($0) }
    }

    /// Builds the request for BITBITDUO's time: `GET /serv/time`, unsigned.
    public static func timeRequest() throws(BHAuthError) -> SignedRequest {
        try buildRequest { bh_bitbitduo_time_request($0, $1, $2) }
    }

    /// Reads BITBITDUO's time, which has a resolution of a second.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``. An error response is returned, not thrown.
    public static func timeResponse(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<ServerTime> {
        try readResponse(http, { bh_bitbitduo_time_response($0, $1, $2, $3) }) {
            ServerTime(timeMS: $0.server_time_ms, resolutionMS: 1000)
        }
    }

    /// The host of the calls after the token.
    public static let tradeHost = "https://qatradee33e690ab2de05dc.bitbitduo.com"

    /// Builds a call after the token, for ``tradeHost``: `POST` of JSON-RPC, whose first parameter the token is.
    /// Nothing is signed. Source: BitBitDuo/demo-source-code.
    ///
    /// - Parameters:
    ///   - token: Empty for a method without one.
    ///   - rpcMethod: `balance.query`, `order.query` (offset, limit), `order.limit` (market, side, amount, price, 0),
    ///     `order.market` (market, side, amount, 0), `order.cancel` (market, order id), `order.history` (market, from,
    ///     to, offset, limit), or, without token, `depth.query` (market, limit).
    ///   - rpcParams: What stands behind the token, a JSON list such as `["BBD/ETH",2,"100","0.0001",0]`, or empty. Side
    ///     2 buys, 1 sells; amounts and prices are text.
    ///   - rpcID: Comes back in the response.
    /// - Throws: ``BHStatus/rpcMethod``, ``BHStatus/rpcParams``, ``BHStatus/empty``, ``BHStatus/headerValue``.
    public static func request(
        token: some BHBytes, rpcMethod: some BHBytes, rpcParams: some BHBytes = "", rpcID: UInt32 = 0
    ) throws(BHAuthError) -> SignedRequest {
        try buildRequest { request, out, length in
            withViews(token, rpcMethod, rpcParams) { bh_bitbitduo_request(request, out, length, $0, $1, $2, rpcID) }
        }
    }

    /// Writes a call as a message of the socket `wss://qatradee33e690ab2de05dc.bitbitduo.com/ws/`. The token is in it:
    /// do not log it.
    ///
    /// - Parameters:
    ///   - token: Empty for a method without one.
    ///   - rpcMethod: Of ``request(token:rpcMethod:rpcParams:rpcID:)``, and `depth.subscribe` (market, such as `1x`,
    ///     limit), `deals.subscribe` (market), both without token, `orders.subscribe` and `balance.subscribe`.
    ///   - rpcParams: What stands behind the token, a JSON list, or empty.
    ///   - rpcID: Comes back in the response.
    /// - Throws: As ``request(token:rpcMethod:rpcParams:rpcID:)``.
    public static func message(
        token: some BHBytes, rpcMethod: some BHBytes, rpcParams: some BHBytes = "", rpcID: UInt32 = 0
    ) throws(BHAuthError) -> String {
        try output(
            { out, length in
                withViews(token, rpcMethod, rpcParams) { bh_bitbitduo_message(out, length, $0, $1, $2, rpcID) }
            }, read: text)
    }

    /// Reads the response to a call after the token. BITBITDUO documents none: it is read as that of ViaBTC's open
    /// server, whose calls these are. The result is yours to read from the body.
    ///
    /// - Parameters:
    ///   - http: What came of the request.
    ///   - rpcID: The call's.
    /// - Throws: ``BHStatus/httpStatus``, ``BHStatus/response``. An error response is returned, not thrown.
    public static func response(_ http: HTTPResponse, rpcID: UInt32) throws(BHAuthError) -> ServiceResponse<Void> {
        try readResponse(http, { bh_bitbitduo_response($0, $1, $2, $3, rpcID) }) { _ in }
    }
}
