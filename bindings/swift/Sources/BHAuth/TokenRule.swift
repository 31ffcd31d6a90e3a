internal import CBHAuth
import Foundation

/// When a token is used, refreshed or waited for: a pure function. ``TokenSource`` applies it.
public struct TokenTimes: Sendable, Hashable {
    /// When the token was issued, in Unix milliseconds; 0 if there is none.
    public var issuedMS: Int64
    /// When it expires, in Unix milliseconds; 0 if there is none.
    public var expiresMS: Int64
    /// When a token was last requested, with or without success; 0 if never.
    public var lastRequestMS: Int64
    /// How long the service wants between two requests, in milliseconds; 0 if it does not say.
    public var minimumIntervalMS: Int64
    /// How long ahead of its expiry a token is refreshed, in milliseconds. 0: 5 minutes, but at most a tenth of the
    /// token's lifetime.
    public var refreshAheadMS: Int64

    /// What is known of a token; all 0 where nothing is.
    public init(
        issuedMS: Int64 = 0, expiresMS: Int64 = 0, lastRequestMS: Int64 = 0, minimumIntervalMS: Int64 = 0,
        refreshAheadMS: Int64 = 0
    ) {
        self.issuedMS = issuedMS
        self.expiresMS = expiresMS
        self.lastRequestMS = lastRequestMS
        self.minimumIntervalMS = minimumIntervalMS
        self.refreshAheadMS = refreshAheadMS
    }

    /// Decides what to do about the token. Ask before each use.
    ///
    /// - Parameter nowMS: The present time, in Unix milliseconds.
    /// - Throws: ``BHStatus/interval`` if a duration is negative; ``BHStatus/timeRange`` or ``BHStatus/timeIsSeconds``
    ///   for a time.
    public func action(nowMS: Int64) throws(BHAuthError) -> TokenAction {
        var times = bh_token_times()
        times.issued_ms = issuedMS
        times.expires_ms = expiresMS
        times.last_request_ms = lastRequestMS
        times.min_interval_ms = minimumIntervalMS
        times.refresh_ahead_ms = refreshAheadMS
        var action: UInt32 = 0
        var wait: Int64 = 0
        try call { bh_token_rule(&action, &wait, &times, nowMS) }
        return switch Int32(bitPattern: action) {
        case BH_TOKEN_USE: .use(forMS: wait)
        case BH_TOKEN_REFRESH: .refresh
        default: .wait(forMS: wait)
        }
    }
}

/// What to do about a token.
public enum TokenAction: Sendable, Hashable {
    /// It is good: use it. The response changes in so many milliseconds.
    case use(forMS: Int64)
    /// Request a new one now.
    case refresh
    /// There is no good one, and the service takes no request for so many milliseconds.
    case wait(forMS: Int64)
}

/// How a service gives tokens.
struct TokenService: Sendable {
    let make: @Sendable (_ nowMS: Int64) throws(BHAuthError) -> SignedRequest
    let read: @Sendable (HTTPResponse, _ sentMS: Int64) throws(BHAuthError) -> ServiceResponse<Token>
    let minimumIntervalMS: Int64

    static func velafi(key: HMACKey, apiKey: String, minimumIntervalMS: Int64 = 1000) -> TokenService {
        TokenService(
            make: { now throws(BHAuthError) in try Velafi.tokenRequest(key, apiKey: apiKey, timestampMS: now) },
            read: { http, _ throws(BHAuthError) in try Velafi.tokenResponse(http) },
            minimumIntervalMS: minimumIntervalMS)
    }

    static func bitbitduo(scheme: Bitbitduo.Scheme = .sha256, appID: String, appKey: SecretBytes) -> TokenService {
        TokenService(
            make: { now throws(BHAuthError) in
                try Bitbitduo.tokenRequest(
                    scheme: scheme, appID: appID, appKey: appKey, random: Bitbitduo.random(), timeS: now / 1000)
            },
            read: { http, sent throws(BHAuthError) in try Bitbitduo.tokenResponse(http, sentMS: sent) },
            minimumIntervalMS: Bitbitduo.minimumIntervalMS)
    }
}

/// Why a ``TokenSource`` has no token.
public enum TokenSourceError: Error, Sendable {
    /// The service gave no token; what it said.
    case refused(ErrorResponse)
    /// The request could not be made, or its response not be read.
    case failed(BHAuthError)
    /// The transport threw an error.
    case notSent(NotSent)
    /// The transport gave neither a response nor an error in 30 seconds.
    case noResponse
    /// The transport asks this source for the token that it is to fetch: give the source a transport of its own.
    case ownTransport
    /// The service takes no other request for so many milliseconds.
    case tooSoon(waitMS: Int64)
    /// The task was cancelled while it waited.
    case cancelled

    /// A transport's error. Its words are without the query of the request, which is signed and could be replayed from a
    /// log.
    public struct NotSent: Sendable {
        /// What the transport threw: it may show the query.
        public let underlying: any Error
        private let words: String

        init(_ error: any Error, _ request: SignedRequest) {
            underlying = error
            words = unquoted("\(error)", request)
        }
    }
}

extension TokenSourceError.NotSent: CustomStringConvertible, CustomReflectable {
    /// The error's words, without the query.
    public var description: String { words }
    /// Nothing beyond the description, for `dump`.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension TokenSourceError: CustomStringConvertible, LocalizedError {
    /// What went wrong.
    public var description: String {
        switch self {
        case .refused(let response): "the service gave no token: \(response)"
        case .failed(let error): "\(error)"
        case .notSent(let error): "the request for a token was not sent, or no response came: \(error)"
        case .noResponse: "no response to the request for a token in \(TokenSource.timeLimitMS / 1000) seconds"
        case .ownTransport:
            "the transport asks this source for the token that it is to fetch: give the source a transport of its own"
        case .tooSoon(let wait): "the next request for a token may be made in \(wait) milliseconds"
        case .cancelled: "the task was cancelled"
        }
    }
    /// The same.
    public var errorDescription: String? { description }
}
