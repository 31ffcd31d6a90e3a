import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

extension URLRequest {
    /// The request for `URLSession`, with the very bytes that were signed.
    ///
    /// - Parameters:
    ///   - request: What to send.
    ///   - base: Scheme and host, such as `https://api.toobit.com`; without a path, since a path would be signed too.
    /// - Throws: ``BHStatus/target`` if `base` has a path or query, or if `URL` would change the target.
    public init(_ request: SignedRequest, base: URL) throws(BHAuthError) {
        var host = base.absoluteString
        if host.hasSuffix("/") { host.removeLast() }
        guard base.path.isEmpty || base.path == "/", base.query == nil, base.fragment == nil,
            let url = URL(string: host + request.target), url.absoluteString == host + request.target
        else { throw BHAuthError(.target) }
        self.init(url: url)
        httpMethod = request.method
        for header in request.headers { setValue(header.value, forHTTPHeaderField: header.name) }
        if !request.body.isEmpty { httpBody = request.body }
        // A signed call is for this moment: a response of an earlier one is no response.
        cachePolicy = .reloadIgnoringLocalCacheData
    }
}

extension URLSession {
    /// What a ``TokenSource`` sends its requests with.
    ///
    /// - Parameter base: Scheme and host, such as `https://api.velafi.com`.
    public func sender(base: URL) -> TokenSource.Send {
        { request in
            let (body, response) = try await self.data(for: URLRequest(request, base: base))
            return ((response as? HTTPURLResponse)?.statusCode ?? 0, body)
        }
    }
}
