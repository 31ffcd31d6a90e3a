import Foundation

/// Gets a token when it is first needed, keeps it, refreshes it ahead of its expiry, and never asks the service more
/// often than it wants.
///
/// ```swift
/// let tokens = TokenSource.velafi(key: key, apiKey: apiKey, send: try URLSession.shared.sender(base: host))
/// let token = try await tokens.token()
/// let request = try Velafi.request(token: token.value, method: "GET", target: "/v2/account")
/// ```
///
/// Any number of tasks may ask at once. One request is under way at most, and it belongs to none of them: whoever stops
/// waiting ends nothing else. While a token is good, it is handed out, also while the next is requested and if that
/// fails.
public actor TokenSource {
    /// Sends a request and gives what came of it. `URLSession` has one: ``Foundation/URLSession/sender(base:)``. One of
    /// your own must not follow redirects, and must not ask this very source for its token. It runs in a task of its
    /// own, which is cancelled after 30 seconds.
    public typealias Send = @Sendable (SignedRequest) async throws -> HTTPResponse

    /// Gives the present time in Unix milliseconds. It is read whenever a token is asked for.
    public typealias Now = @Sendable () throws(BHAuthError) -> Int64

    typealias Sleep = @Sendable (_ ms: Int64) async throws -> Void

    /// How long a request for a token may take.
    static let timeLimitMS: Int64 = 30_000

    private let service: TokenService
    private let send: Send
    private let now: Now
    private let sleep: Sleep
    private let maximumWaitMS: Int64
    private var times: TokenTimes
    private var current: Token?
    /// How long the last response asked to wait.
    private var retryAfterMS: Int64 = 0
    /// The request that is under way. if any.
    private var flight: Flight?
    private var flights = 0
    private var tickets = 0

    /// How far the server's clock is ahead of this machine's, in milliseconds (``ClockOffset/offsetMS``).
    public private(set) var clockOffsetMS: Int64 = 0

    init(
        _ service: TokenService, refreshAheadMS: Int64 = 0, maximumWaitMS: Int64, now: Now?,
        sleep: @escaping Sleep = { try await Task.sleep(nanoseconds: UInt64($0) * 1_000_000) }, send: @escaping Send
    ) {
        self.service = service
        self.send = send
        self.now = now ?? { () throws(BHAuthError) in try UnixTime.nowMS() }
        self.sleep = sleep
        self.maximumWaitMS = maximumWaitMS
        times = TokenTimes(refreshAheadMS: refreshAheadMS)
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
            .velafi(key: key, apiKey: apiKey, minimumIntervalMS: minimumIntervalMS), refreshAheadMS: refreshAheadMS,
            maximumWaitMS: maximumWaitMS, now: now, send: send)
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
            .bitbitduo(scheme: scheme, appID: appID, appKey: appKey), refreshAheadMS: refreshAheadMS,
            maximumWaitMS: maximumWaitMS, now: now, send: send)
    }

    /// Corrects this machine's clock from now on.
    public func setClockOffset(_ offset: ClockOffset) { clockOffsetMS = offset.offsetMS }

    /// Drops the token, as after a service has refused it; the next ``token()`` requests a new one.
    ///
    /// - Parameter refused: The token that was refused: if another has come meanwhile, that one stays.
    public func invalidate(_ refused: Token) {
        if current?.value == refused.value { current = nil }
    }

    /// A good token: the one at hand, also while the next is requested, or a new one.
    ///
    /// - Throws: Why there is none. Cancelling the task ends its own waiting, at once, and nothing else: the request
    ///   goes on for the others. A task that is cancelled already requests nothing.
    public func token() async throws(TokenSourceError) -> Token {
        while true {
            if Task.isCancelled { throw .cancelled }
            let now = try correctedNow()
            let action = try action(now)
            if action == .refresh && flight == nil { try start(now) }
            if let current, current.expiresMS > now, times.issuedMS <= now { return current }
            if let flight {
                if Flight.served.contains(id(flight)) { throw .ownTransport }
                return try await landing(of: flight.number)
            }
            let wait = if case .wait(let ms) = action { ms } else { Int64(0) }
            guard wait <= maximumWaitMS else { throw .tooSoon(waitMS: wait) }
            do { try await sleep(wait) } catch { throw .cancelled }
        }
    }

    private func correctedNow() throws(TokenSourceError) -> Int64 {
        do { return try now() + clockOffsetMS } catch { throw .failed(error) }
    }

    private func action(_ now: Int64) throws(TokenSourceError) -> TokenAction {
        // Without a token the clock may have been set back too: the interval is counted from here.
        if current == nil { times.lastRequestMS = min(times.lastRequestMS, now) }
        if current == nil { times.issuedMS = 0 }
        times.expiresMS = current?.expiresMS ?? 0
        times.minimumIntervalMS = max(service.minimumIntervalMS, retryAfterMS)
        do { return try times.action(nowMS: now) } catch { throw .failed(error) }
    }
}

// The request that is under way.
extension TokenSource {
    /// A request for a token belongs to nobody: whoever waits for it may leave, and it ends whatever the transport does.
    private struct Flight {
        let number: Int
        let issuedMS: Int64
        var tasks: [Task<Void, Never>] = []
        var waiting: [Int: CheckedContinuation<Result<Token, TokenSourceError>, Never>] = [:]

        struct ID: Hashable, Sendable {
            let source: ObjectIdentifier
            let number: Int
        }

        /// The flights that wait for the running task.
        @TaskLocal static var served: Set<ID> = []
    }

    /// How many tasks wait for it.
    var waiting: Int { flight?.waiting.count ?? 0 }

    /// Whether there is one.
    var isAsking: Bool { flight != nil }

    private func id(_ flight: Flight) -> Flight.ID {
        Flight.ID(source: ObjectIdentifier(self), number: flight.number)
    }

    private func start(_ now: Int64) throws(TokenSourceError) {
        let request: SignedRequest
        do { request = try service.make(now) } catch { throw .failed(error) }
        flights += 1
        var flight = Flight(number: flights, issuedMS: now)
        let number = flight.number
        times.lastRequestMS = now
        let sending = Flight.$served.withValue(Flight.served.union([id(flight)])) {
            Task { land(number, await exchange(request, now)) }
        }
        let timer = Task {
            do { try await sleep(Self.timeLimitMS) } catch { return }
            land(number, .failure(.noResponse))
        }
        flight.tasks = [sending, timer]
        self.flight = flight
    }

    private func exchange(_ request: SignedRequest, _ sentMS: Int64) async -> Result<Token, TokenSourceError> {
        do {
            return .success(try service.read(try await send(request), sentMS).get())
        } catch let error as BHAuthError {
            return .failure(.failed(error))
        } catch let error as ServiceError {
            return .failure(.refused(error.response))
        } catch {
            return .failure(.notSent(TokenSourceError.NotSent(error, request)))
        }
    }

    /// Only the first end of each flight counts.
    private func land(_ number: Int, _ result: Result<Token, TokenSourceError>) {
        guard let flight, flight.number == number else { return }
        self.flight = nil
        retryAfterMS = 0
        switch result {
        case .success(let token): (current, times.issuedMS) = (token, flight.issuedMS)
        case .failure(.refused(let response)): retryAfterMS = response.wait(fromMS: flight.issuedMS)
        case .failure: break
        }
        for task in flight.tasks { task.cancel() }
        for waiter in flight.waiting.values { waiter.resume(returning: result) }
    }

    private func landing(of number: Int) async throws(TokenSourceError) -> Token {
        tickets += 1
        let ticket = tickets
        let result: Result<Token, TokenSourceError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                guard !Task.isCancelled, flight?.number == number else {
                    continuation.resume(returning: .failure(.cancelled))
                    return
                }
                flight?.waiting[ticket] = continuation
            }
        } onCancel: {
            Task { await leave(number, ticket) }
        }
        return try result.get()
    }

    private func leave(_ number: Int, _ ticket: Int) {
        guard flight?.number == number else { return }
        flight?.waiting.removeValue(forKey: ticket)?.resume(returning: .failure(.cancelled))
    }
}
