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

/// What URLSession is given is byte for byte what was signed.
@Suite struct URLRequestTests {
    let base = URL(string: "https://api.toobit.com")!

    @Test func nothingIsChanged() throws {
        let query: Parameters = ["symbol": "BTCUSDT", "note": "a b+c%/ä€😀&=?#'()*!~"]
        let request = try Toobit.request(
            HMACKey(secret: "s"), apiKey: "key", method: "POST", path: "/api/v1/spot/order", query: query,
            form: ["quantity": "1", "a[]": "[1,2]"], timestampMS: 1_740_568_725_231)
        for base in [base, URL(string: "https://api.toobit.com/")!] {
            let made = try URLRequest(request, base: base)
            #expect(made.url?.absoluteString == "https://api.toobit.com" + request.target)
            #expect(made.httpMethod == "POST" && made.httpBody == request.body)
            #expect(made.value(forHTTPHeaderField: "X-BB-APIKEY") == "key")
            #expect(made.value(forHTTPHeaderField: "Content-Type") == "application/x-www-form-urlencoded")
            #expect(made.allHTTPHeaderFields?.count == request.headers.count)
        }
        #expect(request.header("x-bb-apikey") == "key" && request.header("nothing") == nil)
    }

    /// What Foundation would encode, after it was signed, gets no request at all.
    @Test func targetsThatFoundationWouldChangeAreRejected() throws {
        for text in ["\"", "<", ">", "\\", "^", "`", "{", "|", "}", "[", "]", "%", "%zz"] {
            expectStatus(.target, text) {
                try Velafi.request(token: "t", method: "GET", target: "/v2/a?b=\(text)")
            }
        }
        for target in ["/v2/a?b=%7B%7c", "/v2/a?b=%5B1%5D", "/v2/a?b=%20&c=+", "/v2//a?c=/?", "/%2F%2f"] {
            let request = try Velafi.request(token: "t", method: "GET", target: target)
            do {
                #expect(try URLRequest(request, base: base).url?.absoluteString == base.absoluteString + target)
            } catch {
                #expect(error == .target)
            }
        }
    }

    /// Everything that takes a base takes scheme and host alone, and says so before anything is sent.
    @Test func aBaseIsSchemeAndHostAlone() throws {
        let request = try Toobit.timeRequest()
        let words = "the base must be scheme and host alone, such as https://api.toobit.com"
        for text in [
            "host", "//host", "https://", "https:host", "https:///path", "https://:443", "ftp://host", "file:///host",
            "https://host/path", "https://host//", "https://host/%2F", "https://host?", "https://host?q=1",
            "https://host#", "https://host#f", "https://user:pass@host", "https://pass@host", "https://@host",
            "https://host\n", " https://host", "https://host:port", "https://host:0", "https://host:65536",
            "https://host:-1", "https://ho st", "https://[::1", "https://[]", "https://[::1]x", "https://host:80:80",
            "https://ho%73t", "https://host\\path", "https://h/v1/", "https://user:pass@host/", "https://",
        ] {
            guard let base = URL(string: text) else { continue }
            for takes in [
                { try URLRequest(request, base: $0) }, { try URLSession.shared.sender(base: $0) },
            ] as [(URL) throws -> Any] {
                do {
                    Issue.record("\(text): \(try takes(base))")
                } catch {
                    #expect(error as? TransportError == .base, "\(text): \(error)")
                    #expect("\(error)" == words && error.localizedDescription == words)
                }
            }
        }
        for text in [
            "https://host", "http://host/", "HTTPS://HOST", "https://host:8443/", "http://127.0.0.1:80",
            "https://[::1]:443", "https://a_b.example",
        ] {
            let made = try URLRequest(request, base: #require(URL(string: text)))
            let slash = text.hasSuffix("/") ? text : text + "/"
            #expect(made.url?.absoluteString == slash + "api/v1/time")
            #expect(made.httpBody == nil)
            _ = try URLSession.shared.sender(base: #require(URL(string: text)))
        }
    }

    @Test func hostsAreComparedHoweverTheyAreSpelt() throws {
        for (a, b, isSame) in [
            ("https://api.toobit.com", "https://API.Toobit.com:443/a?b", true),
            ("http://h:80", "http://h", true), ("https://[::A]", "https://[::a]:443", true),
            ("https://h", "http://h:443", false), ("https://h", "https://h:8443", false),
            ("https://h", "https://h.", false), ("https://h", "https://evil@h2", false),
            ("https://api.toobit.com", "https://api.toobit.com.evil.example", false),
        ] {
            let base = try Base(#require(URL(string: a)))
            #expect(try base.isHost(of: #require(URL(string: b))) == isSame, "\(a) \(b)")
        }
    }
}
