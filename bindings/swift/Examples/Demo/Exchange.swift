import BHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One request, and what is shown of it.
struct Exchange {
    var title: String
    /// How it was tampered with, and the name of the error to expect.
    var tampered: (how: String, error: String)?
    var request: SignedRequest
    var payload = Data()
    var signature = ""
    var secretInPayload: String?
    /// Tampers with what was signed.
    var alter: ((inout URLRequest) -> Void)?
}

struct Received {
    let http: HTTPResponse
    let sentMS, receivedMS: Int64
}

/// Sends the exchanges, and keeps the table.
final class Demo {
    private struct Row {
        let service, title, expected, got: String
        let isRight: Bool
    }

    private var rows: [Row] = []
    var toobitOffsetMS: Int64 = 0
    var bitbitduoOffsetMS: Int64 = 0

    /// Shows a request, sends it, and shows and notes what `read` makes of the response: its value, or nil if it was not
    /// accepted.
    @discardableResult
    func run<Value>(
        _ account: Account, _ exchange: Exchange, read: (Received) throws -> ServiceResponse<Value>
    ) async throws -> (value: Value, received: Received)? {
        var request = try URLRequest(exchange.request, base: account.host)
        exchange.alter?(&request)
        show(account, exchange, request)
        fflush(nil)
        let sentMS = try UnixTime.nowMS()
        let http: HTTPResponse
        if exchange.alter == nil {
            http = try await URLSession.shared.send(exchange.request, base: account.host)
        } else {
            let (body, response) = try await URLSession.shared.data(for: request)
            guard let response = response as? HTTPURLResponse else { throw DemoError("the response is not of HTTP") }
            http = HTTPResponse(response, body: body, to: exchange.request)
        }
        let received = Received(http: http, sentMS: sentMS, receivedMS: try UnixTime.nowMS())
        let response = try read(received)
        judge(account, exchange, response)
        return (try? response.get()).map { ($0, received) }
    }

    private func show(_ account: Account, _ exchange: Exchange, _ request: URLRequest) {
        print(exchange.title + (exchange.tampered.map { ", tampered with: \($0.how)" } ?? ""))
        let target = (request.url?.absoluteString ?? "").dropFirst(account.host.absoluteString.count)
        Printing.value("request", "\(request.httpMethod ?? "") /\(target.drop { $0 == "/" })")
        let names = exchange.request.headers.map(\.name)
        if !names.isEmpty { Printing.value("headers", names.joined(separator: ", ")) }
        if let body = request.httpBody { Printing.value("body", String(decoding: body, as: UTF8.self)) }
        guard !exchange.payload.isEmpty else { return }
        Printing.payload(exchange.payload, masking: exchange.secretInPayload)
        // PAVE's signature is its access token: of a real account it is nobody else's to know.
        if account.isReal {
            Printing.ends("signature", exchange.signature, 8)
        } else {
            Printing.value("signature", exchange.signature)
        }
    }

    private func judge<Value>(
        _ account: Account, _ exchange: Exchange, _ response: ServiceResponse<Value>
    ) {
        var got = "accepted"
        let mustBeRefused = exchange.tampered != nil
        switch response.outcome {
        case .accepted:
            Printing.value("verdict", "\(mustBeRefused ? "WRONGLY " : "")accepted (HTTP \(response.httpStatus))")
        case .refused(let error):
            got = error.name.isEmpty ? "error \(error.code)" : error.name
            show(error, mustBeRefused ? "refused, as it must be" : "REFUSED")
        case .partial(let error):
            got = "\(response.failedCount) of \(response.itemCount) failed"
            show(error, "PARTLY REFUSED, \(got)")
        case .unknown(let error):
            got = "unknown"
            show(error, "UNKNOWN: it may have been executed")
        }
        let expected = exchange.tampered?.error ?? "accepted"
        // A real host may have another reason to refuse, such as the caller's address.
        let isRight = account.isReal && mustBeRefused ? got != "accepted" : got == expected
        note(account, exchange.tampered?.how ?? exchange.title, expected, got, isRight)
    }

    private func show(_ error: ErrorResponse, _ verdict: String) {
        Printing.value("verdict", "\(verdict): \(error.code) \(error.name) (HTTP \(error.httpStatus))")
        if !error.message.isEmpty { Printing.value("it says", error.message) }
        if !error.detail.isEmpty { Printing.value("and", error.detail) }
        if !error.advice.isEmpty { Printing.value("advice", error.advice) }
    }

    func note(_ account: Account, _ title: String, _ expected: String, _ got: String, _ isRight: Bool? = nil) {
        let isRight = isRight ?? (expected == got)
        rows.append(Row(service: account.service, title: title, expected: expected, got: got, isRight: isRight))
    }

    /// Whether every row is right.
    func printTable() -> Bool {
        func line(_ cells: String...) -> String {
            zip(cells, [10, 36, 22, 22]).map { $0.padding(toLength: max($1, $0.count), withPad: " ", startingAt: 0) }
                .joined(separator: " ")
        }
        print("\n" + line("SERVICE", "EXCHANGE", "EXPECTED", "RESPONSE"))
        for row in rows { print(line(row.service, row.title, row.expected, row.got), row.isRight ? "ok" : "WRONG") }
        return !rows.isEmpty && rows.allSatisfy(\.isRight)
    }
}
