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
    /// - Throws: ``BHStatus/json``, ``BHStatus/response``, ``BHStatus/httpStatus``. A refusal is returned, not thrown.
    public static func tokenResponse(
        httpStatus: Int, body: some BHBytes
    ) throws(BHAuthError) -> Result<Token, Refusal> {
        try reply(httpStatus, body, bh_velafi_token_response) { Token($0) }
    }

    /// Builds any later call: the header `X-BH-TOKEN` and no signature; with a body, `Content-Type: application/json`.
    ///
    /// - Parameters:
    ///   - token: From ``tokenResponse(httpStatus:body:)``.
    ///   - method: Upper case.
    ///   - target: Path and query as sent.
    ///   - body: JSON, or empty.
    /// - Throws: ``BHStatus/empty``, ``BHStatus/headerValue``, ``BHStatus/method``, ``BHStatus/target``,
    ///   ``BHStatus/bodyKind`` for a GET with a body.
    public static func request(
        token: some BHBytes, method: some BHBytes, target: some BHBytes, body: some BHBytes = ""
    ) throws(BHAuthError) -> SignedRequest {
        try buildRequest { request, out, length in
            withView(token) { token in
                withViews(method, target, body) { bh_velafi_request(request, out, length, token, $0, $1, $2) }
            }
        }
    }

    /// Reads the response to a later call. The data itself is yours to read from the body.
    ///
    /// - Throws: ``BHStatus/json``, ``BHStatus/response``, ``BHStatus/httpStatus``. A refusal is returned, not thrown.
    public static func response(httpStatus: Int, body: some BHBytes) throws(BHAuthError) -> Result<Void, Refusal> {
        try reply(httpStatus, body, bh_velafi_response) { _ in }
    }
}
