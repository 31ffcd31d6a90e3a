internal import CBHAuth
import Foundation

/// PAVE: every call carries the API key, an access token made from it, and the timestamp that the token was made with.
///
/// Host: `https://openapi.paveapi.com`. Source: PAVE, "Generate Access Token".
public enum Pave {
    /// The exact bytes that the token is made of: `<username>:<api_key>@<timestamp>`.
    ///
    /// - Throws: ``BHStatus/empty``.
    public static func payload(
        username: some BHBytes, apiKey: some BHBytes, timestamp: some BHBytes
    ) throws(BHAuthError) -> Data {
        try output(
            { out, length in
                withViews(username, apiKey, timestamp) { bh_pave_payload(out, length, $0, $1, $2) }
            }, read: data)
    }

    /// Makes the access token: HMAC-SHA256 of the payload, 64 lower-case hex characters.
    ///
    /// - Parameters:
    ///   - key: From the API secret.
    ///   - username: The primary account name, not a user of the dashboard.
    ///   - apiKey: The API key.
    ///   - timestamp: The very text that the header `API-Timestamp` will hold. ``UnixTime/formatUTC(timeS:)`` makes the
    ///     documented form; PAVE's own samples send Unix seconds in decimal.
    /// - Throws: ``BHStatus/key``, ``BHStatus/empty``.
    public static func sign(
        _ key: HMACKey, username: some BHBytes, apiKey: some BHBytes, timestamp: some BHBytes
    ) throws(BHAuthError) -> String {
        try fixedText(size: BH_SIGNATURE_SIZE) { out in
            withViews(username, apiKey, timestamp) { username, apiKey, timestamp in
                key.using { bh_pave_sign(out, $0, username, apiKey, timestamp) }
            }
        }
    }

    /// Verifies a token in constant time, over the timestamp exactly as it was received; then, with a window, its time.
    ///
    /// - Parameters:
    ///   - signature: The token, 64 hex characters, either case.
    ///   - key: From the API secret.
    ///   - username: As received.
    ///   - apiKey: As received.
    ///   - timestamp: As received: reformatting it (`Z` into `+00:00`) breaks the signature.
    ///   - window: The times to accept, with which the timestamp must be RFC 3339 or Unix seconds; `nil`: any.
    /// - Throws: ``BHStatus/signature``, ``BHStatus/signatureFormat``; of a right token ``BHStatus/stale``,
    ///   ``BHStatus/future`` or ``BHStatus/timeFormat``.
    public static func verify(
        _ signature: some BHBytes, key: HMACKey, username: some BHBytes, apiKey: some BHBytes, timestamp: some BHBytes,
        window: TimeWindow?
    ) throws(BHAuthError) {
        try call {
            withView(signature) { signature in
                withViews(username, apiKey, timestamp) { username, apiKey, timestamp in
                    window.withPointer { window in
                        key.using { bh_pave_verify(signature, $0, username, apiKey, timestamp, window) }
                    }
                }
            }
        }
    }

    /// Verifies a token of the last five minutes by the system's clock, as PAVE does.
    public static func verify(
        _ signature: some BHBytes, key: HMACKey, username: some BHBytes, apiKey: some BHBytes, timestamp: some BHBytes
    ) throws(BHAuthError) {
        try verify(
            signature, key: key, username: username, apiKey: apiKey, timestamp: timestamp,
            window: window(nowMS: UnixTime.nowMS()))
    }

    /// The window in which PAVE accepts a token, five minutes; and a second for a clock that is ahead.
    public static func window(nowMS: Int64) -> TimeWindow {
        TimeWindow(nowMS: nowMS, pastMS: Int64(BH_PAVE_WINDOW_MS), aheadMS: 1000)
    }

    /// Builds a call: the headers `API-Key`, `API-Token` and `API-Timestamp`; with a body, `Content-Type:
    /// application/json`. Method, target and body are not signed.
    ///
    /// - Parameters:
    ///   - key: From the API secret.
    ///   - username: The primary account name.
    ///   - apiKey: The API key.
    ///   - timestamp: Sent and signed as it is.
    ///   - method: Upper case.
    ///   - target: Path and query as sent, such as `/v1/sessions`.
    ///   - body: JSON, or empty.
    /// - Throws: ``BHStatus/key``, ``BHStatus/empty``, ``BHStatus/headerValue``, ``BHStatus/method``,
    ///   ``BHStatus/target``, ``BHStatus/bodyKind`` for a GET with a body.
    public static func request(
        _ key: HMACKey, username: some BHBytes, apiKey: some BHBytes, timestamp: some BHBytes, method: some BHBytes,
        target: some BHBytes, body: some BHBytes = ""
    ) throws(BHAuthError) -> SignedRequest {
        let views = Views()
        var call = bh_pave_call()
        call.username = views.view(username)
        call.api_key = views.view(apiKey)
        call.timestamp = views.view(timestamp)
        call.method = views.view(method)
        call.target = views.view(target)
        call.body = views.view(body)
        return try withExtendedLifetime(views) { () throws(BHAuthError) in
            try buildRequest { request, out, length in key.using { bh_pave_request(request, out, length, $0, &call) } }
        }
    }

    /// Reads a response. PAVE does not document its errors: the HTTP status decides, and a `message` or `error` in the
    /// body is passed on.
    ///
    /// - Throws: ``BHStatus/httpStatus``. An error response is returned, not thrown.
    public static func response(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<Void> {
        try readResponse(http, { bh_pave_response($0, $1, $2, $3) }) { _ in }
    }

    /// Verifies a callback in constant time: PAVE signs none, and sends back the header that was stored with it. It
    /// protects nothing of the body.
    ///
    /// - Throws: ``BHStatus/signature``, ``BHStatus/empty`` if none is stored.
    public static func callbackVerify(_ sent: some BHBytes, stored: some BHBytes) throws(BHAuthError) {
        try call { withViews(sent, stored) { bh_pave_callback_verify($0, $1) } }
    }
}
