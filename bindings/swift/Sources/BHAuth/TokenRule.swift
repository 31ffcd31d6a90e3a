internal import CBHAuth

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
