import BHAuth
import Foundation

/// For a reader: aligned, at most 100 columns, and never a secret.
enum Printing {
    private static let columns = 100, label = 13

    static func value(_ label: String, _ value: String) {
        var rest = Substring(value)
        var label = label
        repeat {
            let line = rest.prefix(end(of: rest))
            print("  " + label.padding(toLength: Self.label - 2, withPad: " ", startingAt: 0) + line)
            rest = rest.dropFirst(line.count)
            label = ""
        } while !rest.isEmpty
    }

    /// Up to a good place to break, if there is one.
    private static func end(of text: Substring) -> Int {
        let capacity = columns - label
        guard text.count > capacity else { return text.count }
        let line = text.prefix(capacity)
        guard let at = line.lastIndex(where: { "& ,.?".contains($0) }) else { return capacity }
        let end = line.distance(from: line.startIndex, to: at) + 1
        return end > capacity / 2 ? end : capacity
    }

    /// Beginning and end; for what is too long to read, or nobody else's to know.
    static func ends(_ label: String, _ text: String, _ count: Int) {
        value(label, text.count <= 2 * count + 3 ? text : "\(text.prefix(count))...\(text.suffix(count))")
    }

    static func heading(_ service: String, _ account: Account) {
        let text = "\(service)  \(account.isReal ? account.host.absoluteString : "in the sandbox")"
        print("\n\(text)\n\(String(repeating: "-", count: text.count))")
    }

    static func payload(_ payload: Data, masking secret: String?) {
        var text = String(decoding: payload, as: UTF8.self)
        if text.hasPrefix("eyJ") {
            // A JWT's header and claims: what its base64url says.
            ends("payload", text, 40)
            for (label, part) in zip(["  header", "  claims"], text.split(separator: ".")) {
                guard let clear = try? Primitives.base64URLDecode(part) else { continue }
                value(label, String(decoding: clear, as: UTF8.self))
            }
            return
        }
        if let secret { text = text.replacingOccurrences(of: secret, with: "********") }
        value("payload", text)
    }

    static func token(_ token: Token, issuedMS: Int64, minimumIntervalMS: Int64) throws {
        ends("token", token.value, 12)
        value("expires", try UnixTime.formatUTC(timeS: token.expiresMS / 1000))
        let times = TokenTimes(
            issuedMS: issuedMS, expiresMS: token.expiresMS, lastRequestMS: issuedMS,
            minimumIntervalMS: minimumIntervalMS)
        switch try times.action(nowMS: issuedMS) {
        case .use(let wait): value("rule", "use it, and look again in \(wait / 1000) s")
        case .refresh: value("rule", "refresh it")
        case .wait(let wait): value("rule", "wait, and look again in \(wait / 1000) s")
        }
    }
}
