import BHAuth
import Foundation
import Testing

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
    @Test func targetsThatFoundationWouldChangeAreRefused() throws {
        for text in ["\"", "<", ">", "\\", "^", "`", "{", "|", "}", "[", "]", "%", "%zz"] {
            expectStatus(.target, text) {
                try Velafi.request(token: "t", method: "GET", target: "/v2/a?b=\(text)")
            }
        }
        for target in ["/v2/a?b=%7B%7c", "/v2/a?b=%5B1%5D", "/v2/a?b=%20&c=+", "/v2//a/../b?c=/?", "/%2F%2e"] {
            let request = try Velafi.request(token: "t", method: "GET", target: target)
            do {
                #expect(try URLRequest(request, base: base).url?.absoluteString == base.absoluteString + target)
            } catch {
                #expect(error.status == .target)
            }
        }
    }

    @Test func aBaseWithMoreThanAHostIsRefused() throws {
        let request = try Toobit.timeRequest()
        for base in ["https://h/v1", "https://h/v1/", "https://h?a=1", "https://h/#a"] {
            expectStatus(.target, base) { try URLRequest(request, base: #require(URL(string: base))) }
        }
        let made = try URLRequest(request, base: #require(URL(string: "http://127.0.0.1:8080")))
        #expect(made.url?.absoluteString == "http://127.0.0.1:8080/api/v1/time")
        #expect(made.httpBody == nil)
    }
}
