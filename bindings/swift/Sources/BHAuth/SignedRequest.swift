internal import CBHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A whole request, ready to send. Send exactly these bytes: do not encode, sort or re-serialise anything.
public struct SignedRequest: Sendable, Hashable {
    /// `GET`, `POST`, …
    public let method: String
    /// Path and query, percent-encoded: append it to `https://host`.
    public let target: String
    /// The headers to send, in order.
    public let headers: [Header]
    /// The body to send; empty if there is none.
    public let body: Data

    /// A header of a request.
    public struct Header: Sendable, Hashable {
        /// Its name.
        public let name: String
        /// Its value.
        public let value: String

        /// A header.
        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// The value of the header with this name, in either case.
    public func header(_ name: String) -> String? {
        headers.first { $0.name.caseInsensitiveCompare(name) == .orderedSame }?.value
    }

    init(_ request: bh_request) {
        method = request.method.text
        target = request.target.text
        body = request.body.data8
        headers = withUnsafeBytes(of: request.headers) { tuple in
            tuple.bindMemory(to: bh_param.self).prefix(request.header_count).map {
                Header(name: $0.name.text, value: $0.value.text)
            }
        }
    }
}

extension SignedRequest: CustomStringConvertible, CustomReflectable {
    /// Method, path and the names of the headers: their values, the query and the body may hold tokens.
    public var description: String {
        let path = target.prefix { $0 != "?" }
        return "\(method) \(path) [\(headers.map(\.name).joined(separator: ", "))]"
    }
    /// Nothing beyond the description, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Query or form parameters in the order in which they are sent, not yet encoded.
///
/// ```swift
/// var form: Parameters = ["symbol": "BTCUSDT", "side": "SELL"]
/// form.append("quantity", "1")
/// ```
///
/// A literal keeps its order, other than that of a `Dictionary`.
public struct Parameters: ExpressibleByDictionaryLiteral, Sendable, Hashable {
    struct Parameter: Sendable, Hashable {
        let name: Data
        let value: Data
    }

    private(set) var all: [Parameter] = []

    /// No parameters.
    public init() {}

    /// Parameters in the order of the literal.
    public init(dictionaryLiteral elements: (String, String)...) {
        for (name, value) in elements { append(name, value) }
    }

    /// Appends a parameter: any text or bytes.
    public mutating func append(_ name: some BHBytes, _ value: some BHBytes) {
        all.append(Parameter(name: name.withBHBytes { Data($0) }, value: value.withBHBytes { Data($0) }))
    }

    /// How many there are.
    public var count: Int { all.count }
}

extension URLRequest {
    /// The request for `URLSession`, with the very bytes that were signed.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - base: Scheme and host alone, such as `https://api.toobit.com`: a path would be signed too.
    /// - Throws: ``TransportError/base``; ``TransportError/target`` if `URL` would change the target.
    public init(_ request: SignedRequest, base: URL) throws(TransportError) {
        try self.init(request, Base(base))
    }

    init(_ request: SignedRequest, _ base: Base) throws(TransportError) {
        guard let url = URL(string: base.text + request.target), url.absoluteString == base.text + request.target
        else { throw .target }
        self.init(url: url)
        httpMethod = request.method
        for header in request.headers { setValue(header.value, forHTTPHeaderField: header.name) }
        if !request.body.isEmpty { httpBody = request.body }
        // A signed call is for this moment: a response of an earlier one is no response.
        cachePolicy = .reloadIgnoringLocalCacheData
    }
}
