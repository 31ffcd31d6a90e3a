import BHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One request, and what is shown of it.
struct Exchange {
    var title: String
    /// How it was tampered, and the name of the error to expect.
    var tampered: (how: String, refusal: String)?
    var request: SignedRequest
    var payload = Data()
    var signature = ""
    var secretInPayload: String?
    /// Tampers what was signed.
    var alter: (inout URLRequest) -> Void = { _ in }
}

struct Response {
    let httpStatus: Int
    let body: Data
    let headers: HTTPURLResponse
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

    /// Shows a request, sends it, and shows and notes what `read` makes of the response: its value, or nil for a refusal.
    @discardableResult
    func run<Value>(
        _ account: Account, _ exchange: Exchange, read: (Response) throws -> Result<Value, Refusal>
    ) async throws -> (value: Value, reply: Response)? {
        var request = try URLRequest(exchange.request, base: account.host)
        exchange.alter(&request)
        show(account, exchange, request)
        fflush(nil)
        let sentMS = try UnixTime.nowMS()
        let (body, response) = try await URLSession.shared.data(for: request)
        guard let headers = response as? HTTPURLResponse else { throw DemoError("the response is not one of HTTP") }
        let reply = Response(
            httpStatus: headers.statusCode, body: body, headers: headers, sentMS: sentMS,
            receivedMS: try UnixTime.nowMS())
        let result = try read(reply)
        judge(account, exchange, reply, result)
        return (try? result.get()).map { ($0, reply) }
    }

    private func show(_ account: Account, _ exchange: Exchange, _ request: URLRequest) {
        print(exchange.title + (exchange.tampered.map { ", tampered: \($0.how)" } ?? ""))
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
        _ account: Account, _ exchange: Exchange, _ reply: Response, _ result: Result<Value, Refusal>
    ) {
        var got = "accepted"
        let mustBeRefused = exchange.tampered != nil
        switch result {
        case .success:
            Printing.value("verdict", "\(mustBeRefused ? "WRONGLY " : "")accepted (HTTP \(response.httpStatus))")
        case .failure(let refusal):
            got = refusal.name.isEmpty ? "error \(refusal.code)" : refusal.name
            let verdict = mustBeRefused ? "refused, as it must be" : "REFUSED"
            Printing.value("verdict", "\(verdict): \(refusal.code) \(refusal.name) (HTTP \(refusal.httpStatus))")
            if !refusal.message.isEmpty { Printing.value("it says", refusal.message) }
            if !refusal.advice.isEmpty { Printing.value("advice", refusal.advice) }
        }
        let expected = exchange.tampered?.refusal ?? "accepted"
        // A real host may have another reason to refuse, such as the caller's address.
        let isRight = account.isReal && mustBeRefused ? got != "accepted" : got == expected
        note(account, exchange.tampered?.how ?? exchange.title, expected, got, isRight)
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
