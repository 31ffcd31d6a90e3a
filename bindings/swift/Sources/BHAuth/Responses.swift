internal import CBHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What became of a request: look at this first. A `switch` over it forgets none.
public enum Outcome<Value: Sendable>: Sendable {
    /// The service accepted the request.
    case accepted(Value)
    /// The service refused it: nothing was executed.
    case refused(ErrorResponse)
    /// It was a batch, of which some items failed and some did not: ``Toobit/responseItems(_:)``.
    case partial(ErrorResponse)
    /// It may have been executed: look it up by your own id of it before you send it again.
    case unknown(ErrorResponse)
}

/// A response, read. An error response is a response like any other.
public struct ServiceResponse<Value: Sendable>: Sendable {
    /// What became of the request.
    public let outcome: Outcome<Value>
    /// The HTTP status; 0 if no response came.
    public let httpStatus: Int
    /// The server's time, in Unix milliseconds; if the body has none, by the header `Date`. 0 if it has none either.
    public let serverTimeMS: Int64
    /// How long to wait before the next request, in milliseconds; 0 if the service does not say, or names a time and its
    /// response had no `Date`.
    public let retryAfterMS: Int64
    /// Until when to wait, in Unix milliseconds by the server's clock; 0 if the service names no time.
    public let retryAtMS: Int64
    /// How many items a batch has; else 0.
    public let itemCount: Int
    /// How many of them failed; else 0.
    public let failedCount: Int

    /// What an accepted request gave; throws what any other outcome says.
    public func get() throws(ServiceError) -> Value {
        switch outcome {
        case .accepted(let value): return value
        case .refused(let error): throw .refused(error)
        case .partial(let error): throw .partial(error)
        case .unknown(let error): throw .unknown(error)
        }
    }
}

/// What ``ServiceResponse/get()`` throws: an outcome other than accepted.
public enum ServiceError: Error, Sendable, Hashable {
    /// The service refused the request: nothing was executed.
    case refused(ErrorResponse)
    /// Some items of a batch failed.
    case partial(ErrorResponse)
    /// The request may have been executed: look it up before you send it again.
    case unknown(ErrorResponse)

    /// What the service said.
    public var response: ErrorResponse {
        switch self {
        case .refused(let response), .partial(let response), .unknown(let response): response
        }
    }
}

extension ServiceError: CustomStringConvertible, LocalizedError {
    /// The outcome, and what the service said.
    public var description: String {
        switch self {
        case .refused(let response): "refused: \(response)"
        case .partial(let response): "partly refused: \(response)"
        case .unknown(let response): "it may have been executed: \(response)"
        }
    }
    /// The same.
    public var errorDescription: String? { description }
}

/// What a service said of a request that it did not accept.
public struct ErrorResponse: Sendable, Hashable {
    /// The HTTP status of the response. Mixin refuses with 202, others with 200 too; 0 if no response came.
    public let httpStatus: Int
    /// The service's number of the error, such as -1022; else the HTTP status.
    public let code: Int64
    /// Its name in capitals, such as `INVALID_SIGNATURE`; empty if not known.
    public let name: String
    /// The service's own words.
    public let message: String
    /// What the service said besides, JSON on one line: Mixin's `extra`; of a batch's item the item itself; of an error
    /// without words all of it. Else empty.
    public let detail: String
    /// What to do about it, in one sentence; empty if not known.
    public let advice: String
    /// As ``ServiceResponse/retryAfterMS``.
    public let retryAfterMS: Int64
    /// As ``ServiceResponse/retryAtMS``.
    public let retryAtMS: Int64

    /// How long to wait from a time on before the next request, in milliseconds.
    func wait(fromMS nowMS: Int64) -> Int64 {
        retryAfterMS > 0 || retryAtMS == 0 ? retryAfterMS : max(0, retryAtMS - nowMS)
    }

    init(_ response: bh_response) {
        httpStatus = Int(response.http_status)
        code = response.error_code
        name = response.error_name.text
        message = response.error_message.text
        detail = response.detail.text
        advice = response.advice.text
        retryAfterMS = response.retry_after_ms
        retryAtMS = response.retry_at_ms
    }
}

extension ErrorResponse: CustomStringConvertible {
    /// Code, name, the service's words and the advice.
    public var description: String {
        "\(code) \(name): \(message)".trimmingCharacters(in: .whitespaces) + (advice.isEmpty ? "" : " (\(advice))")
    }
}

/// A token that a service gave. A secret.
public struct Token: Sendable, Hashable {
    /// The token itself.
    public let value: String
    /// When it expires, in Unix milliseconds.
    public let expiresMS: Int64

    /// A token, such as one that was kept in the Keychain.
    public init(value: String, expiresMS: Int64) {
        self.value = value
        self.expiresMS = expiresMS
    }

    init(_ response: bh_response) {
        value = response.token.text
        expiresMS = response.expires_ms
    }
}

extension Token: CustomStringConvertible, CustomReflectable {
    /// When it expires; never the token.
    public var description: String { "Token(expiresMS: \(expiresMS))" }
    /// When it expires; `dump` must not show a secret.
    public var customMirror: Mirror { Mirror(self, children: ["expiresMS": expiresMS]) }
}

/// A server's time.
public struct ServerTime: Sendable, Hashable {
    /// In Unix milliseconds.
    public let timeMS: Int64
    /// The step of its clock in milliseconds: 1 for Toobit, 1000 for BITBITDUO, which gives seconds.
    public let resolutionMS: Int64

    /// How far the server's clock is ahead of yours.
    ///
    /// - Parameters:
    ///   - sentMS: Your clock when the request was sent, in Unix milliseconds.
    ///   - receivedMS: Your clock when the response came.
    /// - Throws: ``BHStatus/interval``, ``BHStatus/timeRange``.
    public func offset(sentMS: Int64, receivedMS: Int64) throws(BHAuthError) -> ClockOffset {
        try ClockOffset(sentMS: sentMS, receivedMS: receivedMS, serverTimeMS: timeMS, resolutionMS: resolutionMS)
    }
}

typealias ReadResponse = (
    UnsafeMutablePointer<bh_response>, UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>,
    UnsafePointer<bh_http_response>
) -> bh_status

/// Reads a response: `accepted` makes the value of an accepted one.
func readResponse<Value: Sendable>(
    _ http: HTTPResponse, _ read: ReadResponse, accepted: (bh_response) -> Value
) throws(BHAuthError) -> ServiceResponse<Value> {
    try output(
        bh_response(), { response, out, length in http.withPointer { read(response, out, length, $0) } },
        read: { response in
            ServiceResponse(
                outcome: outcome(response, accepted), httpStatus: Int(response.http_status),
                serverTimeMS: response.server_time_ms, retryAfterMS: response.retry_after_ms,
                retryAtMS: response.retry_at_ms, itemCount: Int(response.item_count),
                failedCount: Int(response.failed_count))
        })
}

private func outcome<Value>(_ response: bh_response, _ accepted: (bh_response) -> Value) -> Outcome<Value> {
    switch Int32(bitPattern: response.outcome) {
    case BH_OUTCOME_ACCEPTED: .accepted(accepted(response))
    case BH_OUTCOME_REFUSED: .refused(ErrorResponse(response))
    case BH_OUTCOME_PARTIAL: .partial(ErrorResponse(response))
    default: .unknown(ErrorResponse(response))
    }
}

/// Builds a request.
func buildRequest(
    _ body: (UnsafeMutablePointer<bh_request>, UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>) -> bh_status
) throws(BHAuthError) -> SignedRequest {
    try output(bh_request(), body) { SignedRequest($0) }
}

/// What came of a request over HTTP: the input of every function that reads a response.
///
/// `URLSession` gives one: ``Foundation/URLSession/send(_:base:)``. With another client, fill it in:
/// ``init(status:headers:body:requestMethod:)``.
public struct HTTPResponse: Sendable, Hashable {
    /// The HTTP status; 0: no response came, as after a timeout or a lost connection.
    public var status: Int
    /// The headers. `Date` and `Retry-After` are read, in either case; the others are ignored.
    public var headers: [SignedRequest.Header]
    /// The body, or empty.
    public var body: Data
    /// The method of the request, in upper case; empty: not known, so that the request may have changed something.
    public var requestMethod: String

    /// A response by its parts.
    public init(
        status: Int, headers: [SignedRequest.Header] = [], body: some BHBytes = "", requestMethod: String = ""
    ) {
        self.status = status
        self.headers = headers
        self.body = body.withBHBytes { Data($0) }
        self.requestMethod = requestMethod
    }

    /// The response of `URLSession`, whole.
    ///
    /// - Parameters:
    ///   - response: Status and headers.
    ///   - body: As it came with the response.
    ///   - request: What was sent.
    public init(_ response: HTTPURLResponse, body: Data, to request: SignedRequest) {
        self.init(status: response.statusCode, body: body, requestMethod: request.method)
        headers = response.allHeaderFields.compactMap { name, value in
            guard let name = name as? String, let value = value as? String else { return nil }
            return SignedRequest.Header(name: name, value: value)
        }
    }

    /// That no response came to a request: it may have been executed.
    public static func none(to request: SignedRequest) -> HTTPResponse {
        HTTPResponse(status: 0, requestMethod: request.method)
    }

    /// The value of the first header with this name, in either case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
    }

    func withPointer<R>(_ read: (UnsafePointer<bh_http_response>) -> R) -> R {
        let views = Views()
        let headers = headers.map { bh_param(name: views.view($0.name), value: views.view($0.value)) }
        var http = bh_http_response()
        // An impossible status reaches the library as another impossible one, and is rejected there.
        http.http_status = UInt32(exactly: status) ?? .max
        http.request_method = views.view(requestMethod)
        http.header_count = headers.count
        return withExtendedLifetime(views) {
            withView(body) { body in
                http.body = body
                return headers.withUnsafeBufferPointer { headers in
                    http.headers = headers.isEmpty ? nil : headers.baseAddress
                    return read(&http)
                }
            }
        }
    }
}

extension HTTPResponse: CustomStringConvertible, CustomReflectable {
    /// The status and how long the body is, which may hold a token.
    public var description: String { "HTTP \(status), \(body.count) bytes" }
    /// Nothing beyond the description, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
