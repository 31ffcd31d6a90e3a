import BHAuth
import Foundation
import Testing

/// TokenSource with a clock and a service that the test controls.
@Suite struct TokenSourceTests {
    static let startMS: Int64 = 1_740_568_725_000

    /// A service that hands out numbered tokens of an hour, and counts.
    actor Service {
        private(set) var requests: [SignedRequest] = []
        private var failures = 0
        private var held: [CheckedContinuation<Void, Never>] = []
        private var isHolding = false

        func fail(_ times: Int) { failures = times }
        func hold() { isHolding = true }
        func letGo() {
            isHolding = false
            held.forEach { $0.resume() }
            held = []
        }

        func response(_ request: SignedRequest, expiresMS: Int64) async -> (httpStatus: Int, body: Data) {
            requests.append(request)
            let number = requests.count
            if isHolding { await withCheckedContinuation { held.append($0) } }
            if failures > 0 {
                failures -= 1
                return (400, Data(#"{"code":-1022,"msg":"Signature for this request is not valid."}"#.utf8))
            }
            let body = #"{"code":200,"msg":"SUCCESS","data":{"token":"token-\#(number)","expireTime":"\#(expiresMS)"}}"#
            return (200, Data(body.utf8))
        }
    }

    final class FakeClock: @unchecked Sendable {
        private let lock = NSLock()
        private var time = startMS
        var nowMS: Int64 { lock.withLock { time } }
        func advance(_ ms: Int64) { lock.withLock { time += ms } }
    }

    let service = Service()
    let clock = FakeClock()

    func source(maximumWaitMS: Int64 = 0) throws -> TokenSource {
        let (service, clock) = (service, clock)
        return TokenSource.velafi(
            key: try HMACKey(secret: "xxxx"), apiKey: "key", maximumWaitMS: maximumWaitMS,
            now: { () throws(BHAuthError) in clock.nowMS }
        ) { await service.response($0, expiresMS: clock.nowMS + 3_600_000) }
    }

    func requests() async -> Int { await service.requests.count }

    @Test func aTokenIsKeptAndRefreshedAheadOfItsExpiry() async throws {
        let source = try source()
        #expect(try await source.token() == Token(value: "token-1", expiresMS: Self.startMS + 3_600_000))
        clock.advance(3_299_999)
        #expect(try await source.token().value == "token-1")
        #expect(await requests() == 1)
        clock.advance(1)  // five minutes ahead
        #expect(try await source.token().value == "token-2")
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
        while await requests() == 0 { await Task.yield() }
        for _ in 0..<100 { await Task.yield() }
        await service.letGo()
        #expect(try await tokens.value == [String](repeating: "token-1", count: 50))
        #expect(await requests() == 1)
    }

    /// While one task refreshes, the others go on with the token that is still good; so do all if it fails.
    @Test func aGoodTokenIsHandedOutDuringAndAfterAFailedRefresh() async throws {
        let source = try source()
        _ = try await source.token()
        clock.advance(3_400_000)
        await service.fail(1)
        await service.hold()
        let refreshing = Task { try await source.token().value }
        while await requests() < 2 { await Task.yield() }
        #expect(try await source.token().value == "token-1")
        await service.letGo()
        #expect(try await refreshing.value == "token-1")
        #expect(try await source.token().value == "token-1")  // the next request would be too soon
        #expect(await requests() == 2)
        clock.advance(1000)
        #expect(try await source.token().value == "token-3")
    }

    @Test func aRefusalIsThrownAndTheIntervalKept() async throws {
        let source = try source()
        await service.fail(1)
        await #expect {
            _ = try await source.token()
        } throws: {
            guard case .refused(let refusal)? = $0 as? TokenSourceError else { return false }
            return refusal.code == -1022 && refusal.name == "INVALID_SIGNATURE" && !refusal.advice.isEmpty
        }
        clock.advance(400)
        await #expect {
            _ = try await source.token()
        } throws: {
            guard case .tooSoon(waitMS: 600)? = $0 as? TokenSourceError else { return false }
            return true
        }
        #expect(await requests() == 1)
        clock.advance(600)
        #expect(try await source.token().value == "token-2")
    }

    @Test func itWaitsForItsTurnIfItMay() async throws {
        let source = try source(maximumWaitMS: 1000)
        await service.fail(1)
        _ = try? await source.token()
        clock.advance(950)
        let waiting = Task { try await source.token().value }
        try await Task.sleep(nanoseconds: 20_000_000)
        clock.advance(50)
        #expect(try await waiting.value == "token-2")

        await source.invalidate(Token(value: "token-2", expiresMS: clock.nowMS + 3_600_000))
        let cancelled = Task { try await source.token() }
        cancelled.cancel()
        await #expect {
            _ = try await cancelled.value
        } throws: {
            guard case .cancelled? = $0 as? TokenSourceError else { return false }
            return true
        }
    }

    @Test func aRefusedTokenIsDroppedOnce() async throws {
        let source = try source()
        let first = try await source.token()
        clock.advance(1000)
        await source.invalidate(first)
        #expect(try await source.token().value == "token-2")
        await source.invalidate(first)  // another task's late word
        #expect(try await source.token().value == "token-2")
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

    @Test func failuresAreToldApart() async throws {
        struct NoNetwork: Error {}
        let key = try HMACKey(secret: "xxxx")
        let unsent = TokenSource.velafi(key: key, apiKey: "key") { _ in throw NoNetwork() }
        await #expect {
            _ = try await unsent.token()
        } throws: {
            guard case .notSent(let error)? = $0 as? TokenSourceError else { return false }
            return error is NoNetwork
        }
        let html = TokenSource.velafi(key: key, apiKey: "key") { _ in (200, Data("<html>".utf8)) }
        await #expect {
            _ = try await html.token()
        } throws: {
            guard case .failed(let error)? = $0 as? TokenSourceError else { return false }
            return error.status == .json
        }
        key.wipe()
        let wiped = TokenSource.velafi(key: key, apiKey: "key") { _ in (200, Data()) }
        await #expect {
            _ = try await wiped.token()
        } throws: {
            guard case .failed(let error)? = $0 as? TokenSourceError else { return false }
            return error.status == .key
        }
    }

    @Test func bitbitduoTakesOneRequestAMinute() async throws {
        let (service, clock) = (service, clock)
        let source = TokenSource.bitbitduo(
            appID: "app", appKey: SecretBytes("key"), now: { () throws(BHAuthError) in clock.nowMS }
        ) { request in
            _ = await service.response(request, expiresMS: 0)
            return (200, Data(#"{"status":200,"error_code":0,"data":{"apitoken":"robotapi:1"}}"#.utf8))
        }
        let token = try await source.token()
        #expect(token == Token(value: "robotapi:1", expiresMS: Self.startMS + 7_200_000))
        await source.invalidate(token)
        await #expect {
            _ = try await source.token()
        } throws: {
            guard case .tooSoon(waitMS: 60_000)? = $0 as? TokenSourceError else { return false }
            return true
        }
        clock.advance(60_000)
        #expect(try await source.token().expiresMS == Self.startMS + 7_260_000)
        #expect(await requests() == 2)
    }
}
