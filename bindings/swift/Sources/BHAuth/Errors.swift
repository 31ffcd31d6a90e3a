internal import CBHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What every call of this package throws: a status, which has a name and a sentence that says what to do.
///
/// ```swift
/// do {
///     try Toobit.verify(signature, key: key, query: query, nowMS: UnixTime.nowMS())
/// } catch {
///     if error.status == .stale { await measureTheClockOffset() }
///     print(error.message)
/// }
/// ```
///
/// What a service refused is no error of this kind: the response was read, and its ``Outcome`` says no.
public struct BHAuthError: Error, Sendable, Hashable {
    /// Why the call failed.
    public let status: BHStatus

    /// An error with this status.
    public init(_ status: BHStatus) { self.status = status }

    init(_ status: UInt32) { self.status = BHStatus(rawValue: status) }

    /// The name of the status, such as `BH_ERR_STALE`.
    public var name: String { status.name }

    /// What the status means and what to do about it.
    public var message: String { status.message }
}

extension BHAuthError: CustomStringConvertible, LocalizedError {
    /// Name and message.
    public var description: String { "\(name): \(message)" }
    /// The message.
    public var errorDescription: String? { message }
}

/// Why a call failed: the number that the C library returned. Numbers are permanent; a later version may add some, so a
/// `switch` over them needs a `default`.
public struct BHStatus: RawRepresentable, Sendable, Hashable {
    /// The number, as in `bh_auth.h`.
    public let rawValue: UInt32

    /// A status by its number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    init(_ constant: Int) { rawValue = UInt32(constant) }

    /// Its name in `bh_auth.h`, such as `BH_ERR_TIME_IS_SECONDS`; `BH_ERR_UNKNOWN` if the library has none.
    public var name: String { String(cString: bh_status_name(rawValue)) }

    /// What it means and what to do about it, in one sentence without any input or secret.
    public var message: String { String(cString: bh_status_message(rawValue)) }
}

extension BHStatus: CustomStringConvertible {
    /// The name.
    public var description: String { name }
}

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
