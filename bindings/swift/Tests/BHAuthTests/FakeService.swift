import Foundation
import Testing

@testable import BHAuth

/// A service that hands out numbered tokens of an hour, and counts.
actor FakeService {
    private(set) var requests: [SignedRequest] = []
    private var failures = 0
    private var held: [CheckedContinuation<Void, Never>] = []
    private var isHolding = false

    func fail(_ times: Int) { failures = times }

    /// It responds when it is let go.
    func hold() { isHolding = true }

    func letGo() {
        isHolding = false
        held.forEach { $0.resume() }
        held = []
    }

    func response(_ request: SignedRequest, expiresMS: Int64) async -> HTTPResponse {
        requests.append(request)
        let number = requests.count
        if isHolding { await withCheckedContinuation { held.append($0) } }
        if failures > 0 {
            failures -= 1
            let body = #"{"code":-1022,"msg":"Signature for this request is not valid."}"#
            return HTTPResponse(status: 400, body: body, requestMethod: request.method)
        }
        let body = #"{"code":200,"msg":"SUCCESS","data":{"token":"token-\#(number)","expireTime":"\#(expiresMS)"}}"#
        return HTTPResponse(status: 200, body: body, requestMethod: request.method)
    }

    /// A source of its tokens, by a clock of the test's.
    static func source(
        _ service: FakeService, _ clock: ManualTime, maximumWaitMS: Int64 = 0
    ) throws -> TokenSource {
        try source(clock, maximumWaitMS: maximumWaitMS) {
            await service.response($0, expiresMS: clock.nowMS + 3_600_000)
        }
    }

    static func source(
        _ clock: ManualTime, maximumWaitMS: Int64 = 0, send: @escaping TokenSource.Send
    ) throws -> TokenSource {
        TokenSource(
            .velafi(key: try HMACKey(secret: "xxxx"), apiKey: "key"), maximumWaitMS: maximumWaitMS,
            now: { () throws(BHAuthError) in clock.nowMS }, sleep: clock.sleep, send: send)
    }
}

func expectError(
    _ source: TokenSource, sourceLocation: SourceLocation = #_sourceLocation,
    _ isRight: @Sendable (TokenSourceError) -> Bool
) async {
    await expectError(Task { try await source.token() }, sourceLocation: sourceLocation, isRight)
}

func expectError(
    _ task: Task<Token, any Error>, sourceLocation: SourceLocation = #_sourceLocation,
    _ isRight: @Sendable (TokenSourceError) -> Bool
) async {
    switch await task.result {
    case .success(let token): Issue.record("\(token)", sourceLocation: sourceLocation)
    case .failure(let error as TokenSourceError):
        #expect(isRight(error), "\(error)", sourceLocation: sourceLocation)
    case .failure(let error): Issue.record(error, sourceLocation: sourceLocation)
    }
}
