import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Why a request was not sent, or what came cannot be used. None shows the query, which may be signed.
public enum TransportError: Error, Sendable, Hashable {
    /// The base is more or less than scheme and host.
    case base
    /// `URL` would change the target, after it was signed.
    case target
    /// No connection to the host: nothing was sent.
    case notSent(URLError.Code, to: String)
    /// A redirect was followed all the same: what came is of another host, and so are the credentials now.
    case elsewhere(String)

    /// The errors of `URLSession` that come before anything is sent.
    static let sentNothing: Set<URLError.Code> = [
        .badURL, .unsupportedURL, .cannotFindHost, .cannotConnectToHost, .dnsLookupFailed, .notConnectedToInternet,
        .internationalRoamingOff, .callIsActive, .dataNotAllowed, .secureConnectionFailed,
        .serverCertificateHasBadDate, .serverCertificateUntrusted, .serverCertificateHasUnknownRoot,
        .serverCertificateNotYetValid, .clientCertificateRejected, .clientCertificateRequired,
    ]
}

extension TransportError: CustomStringConvertible, LocalizedError {
    /// What is wrong.
    public var description: String {
        switch self {
        case .base: "the base must be scheme and host alone, such as https://api.toobit.com"
        case .target: "the target cannot be sent as it was signed: Foundation would encode it once more"
        case .notSent(let code, let host): "nothing was sent to \(host): URLError \(code.rawValue)"
        case .elsewhere(let place): "the response came from elsewhere: the client followed a redirect to \(place)"
        }
    }
    /// The same.
    public var errorDescription: String? { description }
}
