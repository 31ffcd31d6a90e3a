import Foundation

/// Gets a token when it is first needed, keeps it, refreshes it ahead of its expiry, and never asks the service more
/// often than it wants.
///
/// ```swift
/// let tokens = TokenSource.velafi(key: key, apiKey: apiKey, send: URLSession.shared.sender(base: host))
/// let token = try await tokens.token()
/// let request = try Velafi.request(token: token.value, method: "GET", target: "/v2/account")
/// ```
///
/// Any number of tasks may ask at once: one request is in flight at most. While a token is good, it is handed out even
/// if refreshing it fails.
public actor TokenSource {
    /// Sends a request and gives the HTTP status and body of its response. `URLSession` has one: `sender(base:)`.
    public typealias Send = @Sendable (SignedRequest) async throws -> (httpStatus: Int, body: Data)

    /// Gives the present time in Unix milliseconds.
    public typealias Now = @Sendable () throws(BHAuthError) -> Int64

    typealias Make = @Sendable (_ nowMS: Int64) throws(BHAuthError) -> SignedRequest
    typealias Read = @Sendable (_ httpStatus: Int, Data, _ sentMS: Int64) throws(BHAuthError) -> Result<Token, Refusal>

    private let make: Make
    private let read: Read
    private let send: Send
    private let now: Now
    private let maximumWaitMS: Int64
    private var times: TokenTimes
    private var current: Token?
    private var inFlight: Task<Result<Token, TokenSourceError>, Never>?

    /// How far the server's clock is ahead of this machine's, in milliseconds (``ClockOffset/offsetMS``).
    public private(set) var clockOffsetMS: Int64 = 0

    init(
        make: @escaping Make, read: @escaping Read, send: @escaping Send, now: Now?, times: TokenTimes,
        maximumWaitMS: Int64
    ) {
        self.make = make
        self.read = read
        self.send = send
        self.now = now ?? { () throws(BHAuthError) in try UnixTime.nowMS() }
        self.times = times
        self.maximumWaitMS = maximumWaitMS
    }

    /// A source of VelaFi tokens.
    ///
    /// - Parameters:
    ///   - key: From the API secret.
    ///   - apiKey: The API key.
    ///   - refreshAheadMS: How long ahead of its expiry a token is refreshed; 0: 5 minutes, at most a tenth of its
    ///     life.
    ///   - minimumIntervalMS: How long to wait between two requests. VelaFi does not say; a second spares it after a
    ///     failure.
    ///   - maximumWaitMS: How long ``token()`` may wait until the next request is allowed, before it throws.
    ///   - now: The clock; nil: the system's.
    ///   - send: How requests are sent.
    public static func velafi(
        key: HMACKey, apiKey: String, refreshAheadMS: Int64 = 0, minimumIntervalMS: Int64 = 1000,
        maximumWaitMS: Int64 = 1000, now: Now? = nil, send: @escaping Send
    ) -> TokenSource {
        TokenSource(
            make: { now throws(BHAuthError) in try Velafi.tokenRequest(key, apiKey: apiKey, timestampMS: now) },
            read: { status, body, _ throws(BHAuthError) in try Velafi.tokenResponse(httpStatus: status, body: body) },
            send: send, now: now,
            times: TokenTimes(minimumIntervalMS: minimumIntervalMS, refreshAheadMS: refreshAheadMS),
            maximumWaitMS: maximumWaitMS)
    }

    /// A source of BITBITDUO tokens. The parameters are those of
    /// ``velafi(key:apiKey:refreshAheadMS:minimumIntervalMS:maximumWaitMS:now:send:)``; the interval is the minute that
    /// BITBITDUO documents.
    ///
    /// - Parameters:
    ///   - scheme: How the document's signature is read.
    ///   - appID: The app id.
    ///   - appKey: The app key.
    ///   - refreshAheadMS: How long ahead of its expiry a token is refreshed, in milliseconds; 0: 5 minutes.
    ///   - maximumWaitMS: How long ``token()`` may wait until the next request is allowed, before it throws.
    ///   - now: The clock; nil: the system's.
    ///   - send: How requests are sent.
    public static func bitbitduo(
        scheme: Bitbitduo.Scheme = .sha256, appID: String, appKey: SecretBytes, refreshAheadMS: Int64 = 0,
        maximumWaitMS: Int64 = 1000, now: Now? = nil, send: @escaping Send
    ) -> TokenSource {
        TokenSource(
            make: { now throws(BHAuthError) in
                try Bitbitduo.tokenRequest(
                    scheme: scheme, appID: appID, appKey: appKey, random: Bitbitduo.random(), timeS: now / 1000)
            },
            read: { status, body, sent throws(BHAuthError) in
                try Bitbitduo.tokenResponse(httpStatus: status, body: body, sentMS: sent)
            },
            send: send, now: now,
            times: TokenTimes(minimumIntervalMS: Bitbitduo.minimumIntervalMS, refreshAheadMS: refreshAheadMS),
            maximumWaitMS: maximumWaitMS)
    }

    /// Corrects this machine's clock from now on.
    public func setClockOffset(_ offset: ClockOffset) { clockOffsetMS = offset.offsetMS }

    /// Drops the token, as after a service has refused it; the next ``token()`` requests a new one.
    ///
    /// - Parameter refused: The token that was refused: if another task has got a new one already, that one stays.
    public func invalidate(_ refused: Token) {
        if current == refused { current = nil }
    }

    /// A good token: the one at hand, or a new one.
    ///
    /// - Throws: Why there is none. Cancelling the task ends its waiting, not the request that other tasks wait for
    ///   too.
    public func token() async throws(TokenSourceError) -> Token {
        while true {
            let now = try correctedNow()
            let good = current.flatMap { $0.expiresMS > now ? $0 : nil }
            if let inFlight {
                if let good { return good }
                return try await inFlight.value.get()
            }
            switch try action(now) {
            case .use:
                if let good { return good }
                throw .failed(BHAuthError(.response))
            case .refresh:
                let fresh = await refresh(now)
                if case .failure = fresh, let good { return good }
                return try fresh.get()
            case .wait(let wait):
                guard wait <= maximumWaitMS else { throw .tooSoon(waitMS: wait) }
                do { try await Task.sleep(nanoseconds: UInt64(wait) * 1_000_000) } catch { throw .cancelled }
            }
        }
    }

    private func correctedNow() throws(TokenSourceError) -> Int64 {
        do { return try now() + clockOffsetMS } catch { throw .failed(error) }
    }

    private func action(_ now: Int64) throws(TokenSourceError) -> TokenAction {
        times.expiresMS = current?.expiresMS ?? 0
        do { return try times.action(nowMS: now) } catch { throw .failed(error) }
    }

    /// In a task of its own, so that a caller who is cancelled does not take the request away from the others.
    private func refresh(_ now: Int64) async -> Result<Token, TokenSourceError> {
        times.lastRequestMS = now
        let task = Task { await exchange(now) }
        inFlight = task
        return await task.value
    }

    private func exchange(_ now: Int64) async -> Result<Token, TokenSourceError> {
        defer { inFlight = nil }
        do {
            let (status, body) = try await send(make(now))
            let token = try read(status, body, now).get()
            current = token
            times.issuedMS = now
            return .success(token)
        } catch let error as BHAuthError {
            return .failure(.failed(error))
        } catch let error as Refusal {
            return .failure(.refused(error))
        } catch {
            return .failure(.notSent(error))
        }
    }
}

/// Why a ``TokenSource`` has no token.
public enum TokenSourceError: Error {
    /// The service refused the request.
    case refused(Refusal)
    /// The request could not be made, or its response not be read.
    case failed(BHAuthError)
    /// The request could not be sent; the transport's own error.
    case notSent(any Error)
    /// The last request failed, and the service takes no other for so many milliseconds.
    case tooSoon(waitMS: Int64)
    /// The task was cancelled while it waited for its turn.
    case cancelled
}
