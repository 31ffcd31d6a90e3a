import Foundation
import Testing

@testable import BHAuth

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// What URLSession does with a request, by real HTTP.
@Suite struct SendTests {
    let order = try! Toobit.request(
        HMACKey(secret: "s"), apiKey: "key", method: "POST", path: "/api/v1/spot/order", form: ["quantity": "1"],
        timestampMS: 1_740_568_725_231)

    /// A session whose own delegate follows redirects.
    final class Willing: NSObject, URLSessionTaskDelegate {
        func urlSession(
            _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
            newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
        ) { completionHandler(request) }
    }

    /// A redirect would take the credentials to wherever it points, and a token from there.
    @Test(arguments: [301, 302, 303, 307, 308]) func redirectsAreNotFollowed(status: Int) async throws {
        let evil = #"{"status":200,"error_code":0,"data":{"apitoken":"robotapi:evil"}}"#
        let elsewhere = try Loopback("HTTP/1.1 200 OK\r\nContent-Length: \(evil.utf8.count)\r\n\r\n\(evil)")
        let place = "\(elsewhere.base)".replacingOccurrences(of: "127.0.0.1", with: "localhost")
        let service = try Loopback(
            "HTTP/1.1 \(status) Moved\r\nLocation: \(place)/serv/apiToken\r\nContent-Length: 0\r\n\r\n")
        defer {
            elsewhere.stop()
            service.stop()
        }
        let willing = URLSession(configuration: .ephemeral, delegate: Willing(), delegateQueue: nil)
        defer { willing.invalidateAndCancel() }
        for session in [URLSession.shared, willing] {
            let http = try await session.send(order, base: service.base)
            #expect(http.status == status && http.header("Location") == "\(place)/serv/apiToken")
            guard case .refused = try Toobit.response(http).outcome else {
                Issue.record("a redirect is an outcome of \(try Toobit.response(http).outcome)")
                return
            }
            let source = TokenSource.bitbitduo(
                appID: "a", appKey: SecretBytes("k"), send: try session.sender(base: service.base))
            await expectError(source) { error in
                if case .refused = error { true } else { false }
            }
        }
        #expect(elsewhere.requests.isEmpty && service.requests.count == 4)
    }

    /// What was sent and brought no response may have been executed; what was not sent was not.
    @Test func noResponseIsUnknown() async throws {
        let broken = try Loopback("")
        defer { broken.stop() }
        let http = try await URLSession.shared.send(order, base: broken.base)
        #expect(http == .none(to: order) && http.status == 0 && http.requestMethod == "POST")
        guard case .unknown(let error) = try Toobit.response(http).outcome else {
            Issue.record("\(try Toobit.response(http).outcome)")
            return
        }
        #expect(error.httpStatus == 0 && !error.advice.isEmpty)
        let silent = try Loopback("", isSilent: true)
        defer { silent.stop() }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 1
        let impatient = URLSession(configuration: configuration)
        defer { impatient.invalidateAndCancel() }
        #expect(try await impatient.send(order, base: silent.base) == .none(to: order))

        await #expect(throws: TransportError.notSent(.cannotConnectToHost, to: "http://127.0.0.1:1")) {
            try await URLSession.shared.send(order, base: URL(string: "http://127.0.0.1:1")!)
        }
    }

    @Test func cancellingEndsTheWaiting() async throws {
        let silent = try Loopback("", isSilent: true)
        defer { silent.stop() }
        let sending = Task { [order] in try await URLSession.shared.send(order, base: silent.base) }
        try await until { silent.requests.count == 1 }
        sending.cancel()
        await #expect(throws: CancellationError.self) { try await sending.value }
        let before = Task { [order] in
            while !Task.isCancelled { await Task.yield() }
            return try await URLSession.shared.send(order, base: silent.base)
        }
        before.cancel()
        await #expect(throws: CancellationError.self) { try await before.value }
        #expect(silent.requests.count == 1)
    }

    /// Each header of ours goes once, with the bytes that were signed.
    @Test func whatWasSignedIsWhatIsSent() async throws {
        let service = try Loopback(
            "HTTP/1.1 200 OK\r\nDate: Sun, 30 May 2021 12:49:19 GMT\r\nContent-Length: 2\r\n\r\n{}")
        defer { service.stop() }
        let configuration = URLSessionConfiguration.ephemeral
        configuration.httpAdditionalHeaders = ["x-bb-apikey": "old", "X-Mine": "mine"]
        let session = URLSession(configuration: configuration)
        defer { session.invalidateAndCancel() }
        let http = try await session.send(order, base: service.base)
        #expect(http.header("date") == "Sun, 30 May 2021 12:49:19 GMT" && http.body == Data("{}".utf8))
        let lines = try #require(service.requests.first).lowercased().components(separatedBy: "\r\n")
        #expect(lines.first == "post /api/v1/spot/order http/1.1")
        #expect(lines.filter { $0.hasPrefix("x-bb-apikey:") } == ["x-bb-apikey: key"])
        #expect(lines.contains("content-length: \(order.body.count)") && lines.contains("x-mine: mine"))
    }

    /// Where there is no body, nothing is said of one; but Linux's Foundation adds a length of 0 to a DELETE.
    @Test(arguments: ["GET", "DELETE"]) func nothingIsSaidOfNoBody(method: String) async throws {
        let service = try Loopback("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}")
        defer { service.stop() }
        let request = try Velafi.request(token: "token", method: method, target: "/v2/account")
        _ = try await URLSession.shared.send(request, base: service.base)
        let head = try #require(service.requests.first).lowercased()
        #expect(head.hasPrefix("\(method.lowercased()) /v2/account http/1.1\r\n"))
        #if canImport(FoundationNetworking)
            #expect(head.contains("content-length: 0\r\n") == (method == "DELETE"))
        #else
            #expect(!head.contains("content-length"))
        #endif
        #expect(!head.contains("transfer-encoding"))
    }
}
