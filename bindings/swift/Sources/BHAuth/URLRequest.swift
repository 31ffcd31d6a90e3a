import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

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
