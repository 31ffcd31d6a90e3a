internal import CBHAuth
import Foundation

/// VelaFi: an API key and its secret are exchanged for a token, which every later call carries.
///
/// Hosts: `https://api.velafi.com`; for tests `https://api-test.velafi.com`. ``TokenSource`` does the exchange for you.
/// Source: VelaFi, "Create API Token".
public enum Velafi {
    /// The exact bytes that the signature is over: `timestamp=<ms>`.
    ///
    /// - Parameter timestampMS: Unix milliseconds.
    /// - Throws: ``BHStatus/timeIsSeconds``, ``BHStatus/timeRange``.
    public static func payload(timestampMS: Int64) throws(BHAuthError) -> Data {
        try output({ bh_velafi_payload($0, $1, timestampMS) }, read: data)
    }

    /// Signs a token request: HMAC-SHA256 of the payload, 64 lower-case hex characters.
    ///
    /// - Parameters:
    ///   - key: From the API secret.
    ///   - timestampMS: Unix milliseconds; send this very number.
    /// - Throws: ``BHStatus/key``, ``BHStatus/timeIsSeconds``, ``BHStatus/timeRange``.
    public static func sign(_ key: HMACKey, timestampMS: Int64) throws(BHAuthError) -> String {
        try fixedText(size: BH_SIGNATURE_SIZE) { out in key.using { bh_velafi_sign(out, $0, timestampMS) } }
    }

    /// Verifies a signature in constant time; then, with a window, its time.
    ///
    /// - Parameters:
    ///   - signature: 64 hex characters, either case.
    ///   - key: From the API secret.
    ///   - timestampMS: As received.
    ///   - window: The times to accept; without one, time is not checked. The document does not say what VelaFi
    ///     tolerates.
    /// - Throws: ``BHStatus/signature``, ``BHStatus/signatureFormat``; of a right signature ``BHStatus/stale`` or
    ///   ``BHStatus/future``.
    public static func verify(
        _ signature: some BHBytes, key: HMACKey, timestampMS: Int64, window: TimeWindow? = nil
    ) throws(BHAuthError) {
        try call {
            withView(signature) { signature in
                window.withPointer { window in key.using { bh_velafi_verify(signature, $0, timestampMS, window) } }
            }
        }
    }

    /// Builds the token request: `GET /v2/token/generate`, with the header `X-BH-APIKEY`.
    ///
    /// - Parameters:
    ///   - key: From the API secret.
    ///   - apiKey: The API key.
    ///   - timestampMS: Now, in Unix milliseconds.
    /// - Throws: ``BHStatus/key``, ``BHStatus/empty``, ``BHStatus/headerValue``, ``BHStatus/timeIsSeconds``,
    ///   ``BHStatus/timeRange``.
    public static func tokenRequest(
        _ key: HMACKey, apiKey: some BHBytes, timestampMS: Int64
    ) throws(BHAuthError) -> SignedRequest {
        try buildRequest { request, out, length in
            withView(apiKey) { apiKey in
                key.using { bh_velafi_token_request(request, out, length, $0, apiKey, timestampMS) }
            }
        }
    }

    /// Reads the response to a token request.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``. An error response is returned, not thrown.
    public static func tokenResponse(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<Token> {
        try readResponse(http, { bh_velafi_token_response($0, $1, $2, $3) }) { Token($0) }
    }

    /// Builds any later call: the header `X-BH-TOKEN` and no signature; with a body, `Content-Type`.
    ///
    /// - Parameters:
    ///   - token: From ``tokenResponse(_:)``; empty for the calls that need none, which are `GET` under `/v2/base/`.
    ///   - method: Upper case.
    ///   - target: Path and query as sent.
    ///   - body: What to send, or empty.
    ///   - contentType: The body's, such as `multipart/form-data; boundary=…`; empty: `application/json`.
    /// - Throws: ``BHStatus/empty``, ``BHStatus/headerValue``, ``BHStatus/method``, ``BHStatus/target``,
    ///   ``BHStatus/bodyKind`` for a GET with a body.
    public static func request(
        token: some BHBytes = "", method: some BHBytes, target: some BHBytes, body: some BHBytes = "",
        contentType: some BHBytes = ""
    ) throws(BHAuthError) -> SignedRequest {
        let views = Views()
        var call = bh_velafi_call()
        call.token = views.view(token)
        call.method = views.view(method)
        call.target = views.view(target)
        call.body = views.view(body)
        call.content_type = views.view(contentType)
        return try withExtendedLifetime(views) { () throws(BHAuthError) in
            try buildRequest { request, out, length in bh_velafi_request(request, out, length, &call) }
        }
    }

    /// Reads the response to a later call. The data itself is yours to read from the body.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``. An error response is returned, not thrown.
    public static func response(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<Void> {
        try readResponse(http, { bh_velafi_response($0, $1, $2, $3) }) { _ in }
    }

    /// Verifies a push over the raw bytes of its body: one that was parsed and written again has another signature.
    /// Nothing in what is signed is a time: remember ``webhookID(body:)``.
    ///
    /// - Parameters:
    ///   - signature: The header `signature`, hex of either case.
    ///   - publicKey: `data.publicKey` of the response to `/v2/webhook`, or PEM.
    ///   - body: The bytes of the request.
    /// - Throws: ``BHStatus/signature``, ``BHStatus/signatureFormat``, ``BHStatus/signatureBase64``, ``BHStatus/empty``,
    ///   ``BHStatus/rsaKey``, ``BHStatus/rsaSize``, ``BHStatus/rsaExponent``, ``BHStatus/keyPrivate``.
    public static func webhookVerify(
        _ signature: some BHBytes, publicKey: some BHBytes, body: some BHBytes
    ) throws(BHAuthError) {
        try call { withViews(signature, publicKey, body) { bh_velafi_webhook_verify($0, $1, $2) } }
    }

    /// What a verified push is told from others by, to be remembered: event, id, state and time, with a space between.
    /// One that you have seen is a replay, or VelaFi's second attempt: acknowledge it, and do nothing.
    ///
    /// - Throws: ``BHStatus/push``.
    public static func webhookID(body: some BHBytes) throws(BHAuthError) -> String {
        try output({ out, length in withView(body) { bh_velafi_webhook_id(out, length, $0) } }, read: text)
    }

    /// The body that VelaFi wants as the response to a push, under HTTP status 200.
    public static func webhookAcknowledge(accepted: Bool) throws(BHAuthError) -> String {
        try output({ bh_velafi_webhook_acknowledge($0, $1, accepted ? 1 : 0) }, read: text)
    }
}
