import Foundation
import Testing

@testable import BHAuth

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A request for a token belongs to nobody, and ends whatever the transport does.
@Suite struct FlightTests {
    let service = FakeService()
    let clock = ManualTime()

    /// Whoever is cancelled leaves at once; the others have the token of that one request.
    @Test func cancellingEndsOnesOwnWaitingAlone() async throws {
        let source = try FakeService.source(service, clock)
        await service.hold()
        let first = Task { try await source.token() }
        try await until { await service.requests.count == 1 }
        let others = (0..<5).map { _ in Task { try await source.token() } }
        try await until { await source.waiting == 6 }
        first.cancel()
        others[2].cancel()
        await expectError(first) { if case .cancelled = $0 { true } else { false } }
        await expectError(others[2]) { if case .cancelled = $0 { true } else { false } }
        #expect(await source.waiting == 4)
        await service.letGo()
        for index in [0, 1, 3, 4] { #expect(try await others[index].value.value == "token-1") }
        #expect(try await source.token().value == "token-1")
        #expect(await service.requests.count == 1)
    }

    /// A task that is cancelled already requests nothing, and spends no interval.
    @Test func aCancelledTaskRequestsNothing() async throws {
        let source = try FakeService.source(service, clock)
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await source.token()
        }
        task.cancel()
        await expectError(task) { if case .cancelled = $0 { true } else { false } }
        #expect(await service.requests.isEmpty)
        #expect(try await source.token().value == "token-1")
    }

    struct NoNetwork: Error {}

    /// What the transport gives instead of a token, everyone who waits sees, and the source goes on.
    @Test func failuresAreToldApart() async throws {
        func expect(
            _ send: @escaping TokenSource.Send, _ isRight: @escaping @Sendable (TokenSourceError) -> Bool
        ) async throws {
            let calls = Calls()
            let clock = ManualTime()
            let service = service
            let source = try FakeService.source(clock) { request in
                if await calls.add() > 1 { return await service.response(request, expiresMS: clock.nowMS + 3_600_000) }
                await calls.open()
                return try await send(request)
            }
            await calls.close()
            let waiting = (0..<3).map { _ in Task { try await source.token() } }
            try await until { await source.waiting == 3 }
            await calls.letGo()
            for task in waiting { await expectError(task, isRight) }
            clock.advance(8000)
            #expect(try await source.token().value.hasPrefix("token-"))
        }
        try await expect({ _ in throw NoNetwork() }) {
            if case .notSent(let error) = $0 { error.underlying is NoNetwork } else { false }
        }
        try await expect({ _ in throw CancellationError() }) { if case .notSent = $0 { true } else { false } }
        try await expect({ HTTPResponse(status: 200, body: "<html>", requestMethod: $0.method) }) {
            if case .refused = $0 { true } else { false }
        }
        try await expect({ .none(to: $0) }) {
            if case .refused(let response) = $0 { response.httpStatus == 0 } else { false }
        }
        try await expect({ HTTPResponse(status: 200, body: "{}", requestMethod: $0.method) }) {
            if case .failed(let error) = $0 { error.status == .response } else { false }
        }
        try await expect({ _ in HTTPResponse(status: 9999) }) {
            if case .failed(let error) = $0 { error.status == .httpStatus } else { false }
        }
        try await expect({ HTTPResponse(status: 400, body: #"{"code":-1022,"msg":"no"}"#, requestMethod: $0.method) }) {
            if case .refused(let response) = $0 { response.name == "INVALID_SIGNATURE" } else { false }
        }
        let key = try HMACKey(secret: "xxxx")
        key.wipe()
        let wiped = TokenSource.velafi(key: key, apiKey: "key") { _ in throw NoNetwork() }
        await expectError(wiped) { if case .failed(let error) = $0 { error.status == .key } else { false } }
    }

    /// A transport that never ends is cancelled after 30 seconds, and left to itself if it does not heed that. What it
    /// brings later is nobody's.
    @Test func aTransportThatNeverEnds() async throws {
        let clock = clock
        let calls = Calls()
        let source = try FakeService.source(clock) { request in
            let number = await calls.add()
            await calls.open()
            let body = #"{"code":200,"data":{"token":"token-\#(number)","expireTime":"\#(clock.nowMS + 3_600_000)"}}"#
            await calls.note(Task.isCancelled)
            return HTTPResponse(status: 200, body: body, requestMethod: request.method)
        }
        await calls.close()
        let waiting = (0..<3).map { _ in Task { try await source.token() } }
        try await until { await source.waiting == 3 }
        try await until { clock.sleeping == 1 }
        clock.advance(29_999)
        #expect(await source.waiting == 3)
        clock.advance(1)
        for task in waiting { await expectError(task) { if case .noResponse = $0 { true } else { false } } }
        let second = Task { try await source.token().value }
        try await until { await calls.held.count == 2 }
        await calls.letGo(1)
        try await until { await calls.cancelled == [true] }
        try await Task.sleep(nanoseconds: 10_000_000)
        #expect(await source.waiting == 1)
        await calls.letGo()
        #expect(try await second.value == "token-2")
        #expect(try await source.token().value == "token-2")
        #expect(await !source.isAsking)
    }

    /// A source whose transport needs that very source says so at once, however it asks.
    @Test(arguments: ["itself", "a child task", "a task of its own", "another source"])
    func aTransportThatAsksItsOwnSource(how: String) async throws {
        let loop = Loop()
        let clock = clock
        let other = try FakeService.source(clock) { _ in
            _ = try await loop.source.token()
            throw NoNetwork()
        }
        let source = try FakeService.source(clock) { _ in
            switch how {
            case "itself": _ = try await loop.source.token()
            case "a child task":
                async let token = loop.source.token()
                _ = try await token
            case "a task of its own": _ = try await Task { try await loop.source.token() }.value
            default: _ = try await other.token()
            }
            throw NoNetwork()
        }
        loop.set(source)
        await expectError(source) { error in
            guard case .notSent(let error) = error else { return false }
            return error.description.contains("asks this source for the token that it is to fetch")
        }
        #expect(await !source.isAsking)
    }

    /// A transport may ask another source.
    @Test func aTransportThatAsksAnotherSource() async throws {
        let (service, clock) = (service, clock)
        let inner = try FakeService.source(service, clock)
        let outer = try FakeService.source(clock) { request in
            let token = try await inner.token()
            #expect(token.value == "token-1")
            return await service.response(request, expiresMS: clock.nowMS + 3_600_000)
        }
        #expect(try await outer.token().value == "token-2")
    }

    /// No error shows the query, which holds a signature that could be used.
    @Test func noErrorShowsTheQuery() async throws {
        let closed = try URLSession.shared.sender(base: #require(URL(string: "http://127.0.0.1:1")))
        struct Quoting: Error { let words: String }
        let quoting: TokenSource.Send = { throw Quoting(words: "cannot send \($0.target)") }
        for send in [closed, quoting] {
            let source = TokenSource.bitbitduo(appID: "the-app", appKey: SecretBytes("key"), send: send)
            do {
                Issue.record("\(try await source.token())")
            } catch {
                var dumped = ""
                dump(error, to: &dumped)
                for shown in ["\(error)", error.localizedDescription, String(reflecting: error), dumped] {
                    #expect(!shown.contains("sig=") && !shown.contains("the-app"), "\(shown)")
                }
                #expect("\(error)".contains("nothing was sent to http://127.0.0.1:1") || "\(error)".contains("(query)"))
            }
        }
    }

    /// A service that says how long to wait is not asked before.
    @Test func aServiceThatSaysHowLongToWait() async throws {
        let clock = clock
        let source = try FakeService.source(clock) {
            HTTPResponse(
                status: 429, headers: [.init(name: "retry-after", value: "7")], body: #"{"code":-1003,"msg":"wait"}"#,
                requestMethod: $0.method)
        }
        await expectError(source) {
            if case .refused(let response) = $0 { response.retryAfterMS == 7000 } else { false }
        }
        clock.advance(6000)
        await expectError(source) { if case .tooSoon(waitMS: 1000) = $0 { true } else { false } }

        // Toobit names a point of time.
        let banned = #"{"code":-1003,"msg":"Too many requests; IP banned until 1700000123456."}"#
        guard case .refused(let error) = try Toobit.response(HTTPResponse(status: 429, body: banned)).outcome else {
            Issue.record("not refused")
            return
        }
        #expect(error.wait(fromMS: 1_700_000_123_000) == 456 && error.wait(fromMS: 1_700_000_124_000) == 0)
    }
}

/// Counts calls of a transport and holds them.
private actor Calls {
    private var count = 0
    private var isClosed = false
    private(set) var held: [CheckedContinuation<Void, Never>] = []
    private(set) var cancelled: [Bool] = []

    func add() -> Int {
        count += 1
        return count
    }

    func close() { isClosed = true }

    /// Waits while it is closed, and does not heed cancelling.
    func open() async {
        if isClosed { await withCheckedContinuation { held.append($0) } }
    }

    /// The first so many, and it stays closed.
    func letGo(_ count: Int) {
        held.prefix(count).forEach { $0.resume() }
        held.removeFirst(count)
    }

    func letGo() {
        isClosed = false
        held.forEach { $0.resume() }
        held = []
    }

    func note(_ isCancelled: Bool) { cancelled.append(isCancelled) }
}

/// A source that its own transport knows.
private final class Loop: @unchecked Sendable {
    private let lock = NSLock()
    private var known: TokenSource?
    var source: TokenSource { lock.withLock { known! } }
    func set(_ source: TokenSource) { lock.withLock { known = source } }
}
