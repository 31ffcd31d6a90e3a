internal import CBHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

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
