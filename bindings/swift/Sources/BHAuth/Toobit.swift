internal import CBHAuth
import Foundation

/// Toobit: every call is signed over its query and its form body.
///
/// Host: `https://api.toobit.com`. Source: Toobit, "Code Examples".
public enum Toobit {
    /// The recvWindow that Toobit assumes, in milliseconds.
    public static let defaultRecvWindowMS = Int64(BH_TOOBIT_DEFAULT_RECV_WINDOW_MS)
    /// The greatest recvWindow that Toobit states, in milliseconds.
    public static let maximumRecvWindowMS = Int64(BH_TOOBIT_MAX_RECV_WINDOW_MS)

    /// The exact bytes that the signature is over: the query, directly followed by the form body, with no `&` between
    /// them.
    ///
    /// - Throws: ``BHStatus/paramSignature``, ``BHStatus/query``, ``BHStatus/bodyKind`` if the body is JSON.
    public static func payload(query: some BHBytes, body: some BHBytes = "") throws(BHAuthError) -> Data {
        try output({ out, length in withViews(query, body) { bh_toobit_payload(out, length, $0, $1) } }, read: data)
    }

    /// Signs a ready query and form body: HMAC-SHA256 of the payload, 64 lower-case hex characters. Send the very same
    /// bytes, with `signature=…` appended to the body if there is a form body, else to the query.
    ///
    /// - Parameters:
    ///   - key: From the secret key.
    ///   - query: Without `?`, with `timestamp` in milliseconds in it or in the body.
    ///   - body: The form body, or empty. JSON is not signed: pass it empty.
    /// - Throws: ``BHStatus/key``, ``BHStatus/paramSignature``, ``BHStatus/query``, ``BHStatus/bodyKind``.
    public static func sign(
        _ key: HMACKey, query: some BHBytes, body: some BHBytes = ""
    ) throws(BHAuthError) -> String {
        try fixedText(size: BH_SIGNATURE_SIZE) { out in
            withViews(query, body) { query, body in key.using { bh_toobit_sign(out, $0, query, body) } }
        }
    }

    /// Verifies a signature in constant time, then the request's time by Toobit's rule: `timestamp < now + 1000 && now
    /// - timestamp <= recvWindow`.
    ///
    /// - Parameters:
    ///   - signature: 64 hex characters, either case.
    ///   - key: From the secret key.
    ///   - query: As received, without the signature.
    ///   - body: As received, without the signature.
    ///   - nowMS: The verifier's time in Unix milliseconds; nil: the time is not checked.
    /// - Throws: ``BHStatus/signature``, ``BHStatus/signatureFormat``; of a right signature ``BHStatus/stale``,
    ///   ``BHStatus/future`` or ``BHStatus/timestampMissing``.
    public static func verify(
        _ signature: some BHBytes, key: HMACKey, query: some BHBytes, body: some BHBytes = "", nowMS: Int64? = nil
    ) throws(BHAuthError) {
        try call {
            withViews(signature, query, body) { signature, query, body in
                key.using { bh_toobit_verify(signature, $0, query, body, nowMS ?? 0) }
            }
        }
    }

    /// Builds a signed call: names and values are percent-encoded, in your order; `recvWindow`, `timestamp` and
    /// `signature` are appended, to the form if there is one, else to the query. Headers: `X-BB-APIKEY`, and
    /// `Content-Type` with a body.
    ///
    /// - Parameters:
    ///   - key: From the secret key.
    ///   - apiKey: The API key.
    ///   - method: `GET`, `POST`, `PUT` or `DELETE`.
    ///   - path: Such as `/api/v1/spot/order`; no query.
    ///   - query: Parameters of the query, in the order in which they are sent.
    ///   - form: Parameters of the form body, likewise; not with GET, not with `json`.
    ///   - json: A JSON body (batch orders), which Toobit does not sign; or empty.
    ///   - timestampMS: Now, in Unix milliseconds.
    ///   - recvWindowMS: How old the request may be when it arrives, in milliseconds; 0 sends 5000.
    /// - Throws: ``BHStatus/key``, ``BHStatus/empty``, ``BHStatus/headerValue``, ``BHStatus/method``,
    ///   ``BHStatus/target``, ``BHStatus/paramName``, ``BHStatus/paramSignature``, ``BHStatus/paramReserved``,
    ///   ``BHStatus/paramDuplicate``, ``BHStatus/recvWindow``, ``BHStatus/interval``, ``BHStatus/bodyKind``,
    ///   ``BHStatus/timeIsSeconds``, ``BHStatus/timeRange``.
    public static func request(
        _ key: HMACKey, apiKey: some BHBytes, method: some BHBytes, path: some BHBytes, query: Parameters = [:],
        form: Parameters = [:], json: some BHBytes = "", timestampMS: Int64, recvWindowMS: Int64 = 0
    ) throws(BHAuthError) -> SignedRequest {
        try build(
            apiKey: apiKey, method: method, path: path, query: query, form: form, json: json, timestampMS: timestampMS,
            recvWindowMS: recvWindowMS
        ) { request, out, length, call in
            key.using { bh_toobit_request(request, out, length, $0, call) }
        }
    }

    /// Builds a call that carries the API key alone, which is what the security types USER_STREAM and MARKET_DATA ask
    /// for: no time, no signature.
    ///
    /// - Throws: As ``request(_:apiKey:method:path:query:form:json:timestampMS:recvWindowMS:)``, but for the key and
    ///   the times.
    public static func keyRequest(
        apiKey: some BHBytes, method: some BHBytes, path: some BHBytes, query: Parameters = [:],
        form: Parameters = [:], json: some BHBytes = ""
    ) throws(BHAuthError) -> SignedRequest {
        try build(
            apiKey: apiKey, method: method, path: path, query: query, form: form, json: json, timestampMS: 0,
            recvWindowMS: 0
        ) { bh_toobit_key_request($0, $1, $2, $3) }
    }

    private static func build(
        apiKey: some BHBytes, method: some BHBytes, path: some BHBytes, query: Parameters, form: Parameters,
        json: some BHBytes, timestampMS: Int64, recvWindowMS: Int64,
        _ build: (
            UnsafeMutablePointer<bh_request>, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<Int>,
            UnsafePointer<bh_toobit_call>
        ) -> bh_status
    ) throws(BHAuthError) -> SignedRequest {
        let views = Views()
        var call = bh_toobit_call()
        call.api_key = views.view(apiKey)
        call.method = views.view(method)
        call.path = views.view(path)
        call.json = views.view(json)
        call.timestamp_ms = timestampMS
        call.recv_window_ms = recvWindowMS
        let query = query.all.map { bh_param(name: views.view($0.name), value: views.view($0.value)) }
        let form = form.all.map { bh_param(name: views.view($0.name), value: views.view($0.value)) }
        return try buildRequest { request, out, length in
            query.withUnsafeBufferPointer { query in
                form.withUnsafeBufferPointer { form in
                    call.query = query.isEmpty ? nil : query.baseAddress
                    call.query_count = query.count
                    call.form = form.isEmpty ? nil : form.baseAddress
                    call.form_count = form.count
                    return withExtendedLifetime(views) { build(request, out, length, &call) }
                }
            }
        }
    }

    /// Reads a response. The data itself is yours to read from the body.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``. An error response is returned, not thrown.
    public static func response(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<Void> {
        try readResponse(http, { bh_toobit_response($0, $1, $2, $3) }) { _ in }
    }

    /// Reads one item of the response to a batch of orders, as a response of its own. What an accepted one gives is the
    /// item itself, JSON on one line.
    ///
    /// - Parameters:
    ///   - http: The response to the batch.
    ///   - index: From 0 to one less than ``ServiceResponse/itemCount``.
    /// - Throws: ``BHStatus/index`` if there is no such item; ``BHStatus/response``,
    ///   ``BHStatus/httpStatus``.
    public static func responseItem(_ http: HTTPResponse, index: Int) throws(BHAuthError) -> ServiceResponse<String> {
        guard index >= 0 else { throw BHAuthError(.index) }
        return try readResponse(http, { bh_toobit_response_item($0, $1, $2, $3, index) }) { $0.detail.text }
    }

    /// Reads all items of the response to a batch of orders, in the order in which they were sent. Empty if the response
    /// is none to a batch.
    ///
    /// - Throws: As ``responseItem(_:index:)``.
    public static func responseItems(_ http: HTTPResponse) throws(BHAuthError) -> [ServiceResponse<String>] {
        var items: [ServiceResponse<String>] = []
        for index in 0..<(try response(http).itemCount) { items.append(try responseItem(http, index: index)) }
        return items
    }

    /// Builds the request for Toobit's time: `GET /api/v1/time`, unsigned.
    public static func timeRequest() throws(BHAuthError) -> SignedRequest {
        try buildRequest { bh_toobit_time_request($0, $1, $2) }
    }

    /// Reads Toobit's time.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``. An error response is returned, not thrown.
    public static func timeResponse(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<ServerTime> {
        try readResponse(http, { bh_toobit_time_response($0, $1, $2, $3) }) {
            ServerTime(timeMS: $0.server_time_ms, resolutionMS: 1)
        }
    }

    /// Reads the response to the call that makes a user data stream, which is `POST` of `/api/v1/userDataStream` (spot)
    /// or `/api/v1/listenKey` (futures), signed as any other; `PUT` with `listenKey` renews it, `DELETE` closes it. The
    /// token is the listen key.
    ///
    /// - Parameters:
    ///   - http: What came of the request.
    ///   - sentMS: When the request was sent, in Unix milliseconds: the key lives 60 minutes from then.
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``, ``BHStatus/timeIsSeconds``, ``BHStatus/timeRange``. An
    ///   error response is returned, not thrown.
    public static func streamResponse(
        _ http: HTTPResponse, sentMS: Int64
    ) throws(BHAuthError) -> ServiceResponse<Token> {
        try readResponse(http, { bh_toobit_stream_response($0, $1, $2, $3, sentMS) }) { Token($0) }
    }

    /// The address of the socket that a listen key opens, without any header: log neither.
    ///
    /// - Throws: ``BHStatus/listenKey``.
    public static func streamURL(listenKey: some BHBytes) throws(BHAuthError) -> String {
        try output({ out, length in withView(listenKey) { bh_toobit_stream_url(out, length, $0) } }, read: text)
    }
}
