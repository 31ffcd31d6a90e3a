import Foundation
import Testing

@testable import BHAuth

/// What a ``TokenSource`` keeps and when it asks, with a clock and a service that the test controls.
@Suite struct TokenSourceTests {
    static let startMS = ManualTime.startMS

    let service = FakeService()
    let clock = ManualTime()

    func source(maximumWaitMS: Int64 = 0) throws -> TokenSource {
        try FakeService.source(service, clock, maximumWaitMS: maximumWaitMS)
    }

    func requests() async -> Int { await service.requests.count }

    @Test func aTokenIsKeptAndRefreshedAheadOfItsExpiry() async throws {
        let source = try source()
        #expect(try await source.token() == Token(value: "token-1", expiresMS: Self.startMS + 3_600_000))
        clock.advance(3_299_999)
        #expect(try await source.token().value == "token-1")
        #expect(await requests() == 1)
        clock.advance(1)  // five minutes ahead
        #expect(try await source.token().value == "token-1")
        try await until { (try? await source.token().value) == "token-2" }
        #expect(await requests() == 2)
    }

    @Test func manyTasksShareOneRequest() async throws {
        let source = try source()
        await service.hold()
        let tokens = Task {
            try await withThrowingTaskGroup(of: String.self) { group in
                for _ in 0..<50 { group.addTask { try await source.token().value } }
                return try await group.reduce(into: [String]()) { $0.append($1) }
            }
        }
        try await until { await source.waiting == 50 }
        await service.letGo()
        #expect(try await tokens.value == [String](repeating: "token-1", count: 50))
        #expect(await requests() == 1)
    }

    /// While it is refreshed, all go on with the token that is still good; so they do if that fails.
    @Test func aGoodTokenIsHandedOutDuringAndAfterAFailedRefresh() async throws {
        let source = try source()
        _ = try await source.token()
        clock.advance(3_400_000)
        await service.fail(1)
        await service.hold()
        #expect(try await source.token().value == "token-1")
        try await until { await requests() == 2 }
        #expect(try await source.token().value == "token-1")
        await service.letGo()
        try await until { await !source.isAsking }
        #expect(try await source.token().value == "token-1")  // the next request would be too soon
        #expect(await requests() == 2)
        clock.advance(1000)
        try await until { (try? await source.token().value) == "token-3" }
    }

    @Test func anErrorResponseIsThrownAndTheIntervalKept() async throws {
        let source = try source()
        await service.fail(1)
        await expectError(source) {
            guard case .refused(let response) = $0 else { return false }
            return response.code == -1022 && response.name == "INVALID_SIGNATURE" && !response.advice.isEmpty
        }
        clock.advance(400)
        await expectError(source) { if case .tooSoon(waitMS: 600) = $0 { true } else { false } }
        #expect(await requests() == 1)
        clock.advance(600)
        #expect(try await source.token().value == "token-2")
    }

    /// What is waited for is the interval, and no more than may be.
    @Test func itWaitsForItsTurnIfItMay() async throws {
        let source = try source(maximumWaitMS: 1000)
        await service.fail(1)
        _ = try? await source.token()
        clock.advance(950)
        let waiting = Task { try await source.token().value }
        try await until { clock.sleeping == 1 }
        #expect(await requests() == 1)
        clock.advance(50)
        #expect(try await waiting.value == "token-2")

        await source.invalidate(try await source.token())
        let leaving = Task { try await source.token() }
        try await until { clock.sleeping == 1 }
        leaving.cancel()
        await expectError(leaving) { if case .cancelled = $0 { true } else { false } }
    }

    /// A refusal takes the token that was refused, and no other: a late one costs nothing.
    @Test func invalidateTakesTheRefusedTokenAlone() async throws {
        let source = try source()
        let first = try await source.token()
        clock.advance(1000)
        await source.invalidate(Token(value: first.value, expiresMS: 0))
        let second = try await source.token()
        #expect(second.value == "token-2")
        await source.invalidate(first)  // another task's late word
        #expect(try await source.token() == second)
        #expect(await requests() == 2)
    }

    /// It returns at once, also while others wait.
    @Test func invalidateDoesNotWait() async throws {
        let source = try source(maximumWaitMS: 1000)
        let first = try await source.token()
        await source.invalidate(first)
        let waiting = Task { try await source.token().value }
        try await until { clock.sleeping == 1 }
        await source.invalidate(first)
        await service.hold()
        clock.advance(1000)
        try await until { await source.waiting == 1 }
        await source.invalidate(first)
        await service.letGo()
        #expect(try await waiting.value == "token-2")
    }

    /// How long a token lives that was bought with a wrong clock is not known.
    @Test func aClockThatIsPutRightRequestsANewToken() async throws {
        let source = try source()
        clock.advance(86_400_000)
        #expect(try await source.token().value == "token-1")
        clock.advance(-86_400_000)
        #expect(try await source.token() == Token(value: "token-2", expiresMS: Self.startMS + 3_600_000))
        // Of no token but a failure, too: the interval is a second, and not a day.
        await source.invalidate(try await source.token())
        clock.advance(86_400_000)
        await service.fail(1)
        _ = try? await source.token()
        clock.advance(-86_400_000)
        await expectError(source) { if case .tooSoon(waitMS: 1000) = $0 { true } else { false } }
        clock.advance(1000)
        #expect(try await source.token().value == "token-4")
    }

    /// The clock is read when a token is asked for, not when the source is made.
    @Test func theClockIsReadWhenItIsNeeded() async throws {
        let source = try source()
        clock.advance(10_000_000)
        #expect(try await source.token().expiresMS == Self.startMS + 13_600_000)
        let target = try #require(await service.requests.first).target
        #expect(target.contains("timestamp=\(Self.startMS + 10_000_000)"))
    }

    @Test func theOffsetCorrectsTheClock() async throws {
        let source = try source()
        let offset = try ClockOffset(
            sentMS: Self.startMS, receivedMS: Self.startMS, serverTimeMS: Self.startMS + 7000, resolutionMS: 1)
        await source.setClockOffset(offset)
        _ = try await source.token()
        let request = try #require(await service.requests.first)
        #expect(request.target.hasPrefix("/v2/token/generate?timestamp=\(Self.startMS + 7000)&"))
        #expect(await source.clockOffsetMS == 7000)
    }

    @Test func bitbitduoTakesOneRequestAMinute() async throws {
        let (service, clock) = (service, clock)
        let source = TokenSource.bitbitduo(
            appID: "app", appKey: SecretBytes("key"), now: { () throws(BHAuthError) in clock.nowMS }
        ) { request in
            _ = await service.response(request, expiresMS: 0)
            return HTTPResponse(status: 200, body: #"{"status":200,"error_code":0,"data":{"apitoken":"robotapi:1"}}"#)
        }
        let token = try await source.token()
        #expect(token == Token(value: "robotapi:1", expiresMS: Self.startMS + 7_200_000))
        await source.invalidate(token)
        await expectError(source) { if case .tooSoon(waitMS: 60_000) = $0 { true } else { false } }
        clock.advance(60_000)
        #expect(try await source.token().expiresMS == Self.startMS + 7_260_000)
        #expect(await requests() == 2)
    }
}
