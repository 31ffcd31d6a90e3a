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

/// A clock that the test moves, and what waits for it.
final class ManualTime: @unchecked Sendable {
    static let startMS: Int64 = 1_740_568_725_000

    private struct Sleeper {
        let untilMS: Int64
        let woken: CheckedContinuation<Void, any Error>
    }

    private let lock = NSLock()
    private var time = startMS
    private var sleepers: [Int: Sleeper] = [:]
    private var count = 0

    var nowMS: Int64 { lock.withLock { time } }

    /// How many tasks sleep.
    var sleeping: Int { lock.withLock { sleepers.count } }

    /// A step back wakes nobody.
    func advance(_ ms: Int64) {
        let due = lock.withLock {
            time += ms
            let due = sleepers.filter { $0.value.untilMS <= time }
            for number in due.keys { sleepers[number] = nil }
            return due
        }
        for sleeper in due.values { sleeper.woken.resume() }
    }

    @Sendable func sleep(_ ms: Int64) async throws {
        let number = lock.withLock {
            count += 1
            return count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (woken: CheckedContinuation<Void, any Error>) in
                let isCancelled = lock.withLock {
                    if !Task.isCancelled { sleepers[number] = Sleeper(untilMS: time + ms, woken: woken) }
                    return Task.isCancelled
                }
                if isCancelled { woken.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = lock.withLock { sleepers.removeValue(forKey: number) }
            sleeper?.woken.resume(throwing: CancellationError())
        }
    }
}

/// Lets other tasks run until something holds. What is looked at takes no time of its own; the minute is for a busy
/// machine.
func until(_ holds: () async -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while await !holds() {
        guard ContinuousClock.now < end else { throw Malformed(what: "it did not come about in a minute") }
        try await Task.sleep(nanoseconds: 100_000)
    }
}

/// A server on this machine that gives every connection the same bytes, and counts.
final class Loopback: @unchecked Sendable {
    let base: URL
    private let listener: Int32
    private let lock = NSLock()
    private var heads: [String] = []

    /// What it was sent: the lines up to the first empty one; with `readsBody` all of it.
    var requests: [String] { lock.withLock { heads } }

    /// - Parameters:
    ///   - response: What it responds; empty: it closes the connection.
    ///   - isSilent: Whether it never responds.
    ///   - readsBody: Whether it reads as much behind the head as that announces.
    init(_ response: String, isSilent: Bool = false, readsBody: Bool = false) throws {
        #if canImport(Darwin)
            let listener = socket(AF_INET, SOCK_STREAM, 0)
        #else
            let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #endif
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutableBytes(of: &address) { bytes in
            let address = bytes.baseAddress!.assumingMemoryBound(to: sockaddr.self)
            return bind(listener, address, length) == 0 && listen(listener, 16) == 0
                && getsockname(listener, address, &length) == 0
        }
        guard listener >= 0, bound else { throw Malformed(what: "no loopback server") }
        self.listener = listener
        base = URL(string: "http://127.0.0.1:\(UInt16(bigEndian: address.sin_port))")!
        Thread.detachNewThread { [self] in
            while case let connection = accept(listener, nil, nil), connection >= 0 {
                let head = readHead(connection)
                note(head + (readsBody ? readBody(connection, head) : ""))
                if isSilent { continue }
                response.withCString { _ = send(connection, $0, strlen($0), 0) }
                close(connection)
            }
        }
    }

    /// No connection is accepted from now on.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func note(_ head: String) { lock.withLock { heads.append(head) } }

    private func readHead(_ connection: Int32) -> String {
        var head: [UInt8] = []
        var byte: UInt8 = 0
        while !head.suffix(4).elementsEqual("\r\n\r\n".utf8), recv(connection, &byte, 1, 0) == 1 { head.append(byte) }
        return String(decoding: head, as: UTF8.self)
    }

    private func readBody(_ connection: Int32, _ head: String) -> String {
        let announced = head.lowercased().components(separatedBy: "content-length: ").dropFirst().first
        let length = announced.flatMap { Int($0.prefix { $0.isNumber }) } ?? 0
        var body: [UInt8] = []
        var byte: UInt8 = 0
        while body.count < length, recv(connection, &byte, 1, 0) == 1 { body.append(byte) }
        return String(decoding: body, as: UTF8.self)
    }
}
