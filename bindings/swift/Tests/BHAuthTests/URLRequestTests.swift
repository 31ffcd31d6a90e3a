import Foundation
import Testing

@testable import BHAuth

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

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
