import Foundation

/// Where requests are sent to: scheme and host alone, with or without a port.
struct Base: Sendable, Hashable {
    let scheme, host: String
    let port: Int
    /// As it was spelt, without a slash at the end.
    let text: String

    /// What it is instead is not shown: someone's password may be in it.
    init(_ url: URL) throws(TransportError) {
        var text = url.absoluteString
        if text.hasSuffix("/") { text.removeLast() }
        guard let mark = text.range(of: "://") else { throw .base }
        scheme = text[..<mark.lowerBound].lowercased()
        guard let usual = ["http": 80, "https": 443][scheme] else { throw .base }
        let authority = text[mark.upperBound...]
        let colon =
            authority.hasPrefix("[") ? authority.range(of: "]:")?.upperBound : authority.range(of: ":")?.upperBound
        let name = colon.map { authority[..<authority.index(before: $0)] } ?? authority
        guard Self.isHost(name), let port = Self.port(colon.map { authority[$0...] } ?? "", usual) else { throw .base }
        host = name.lowercased()
        self.port = port
        self.text = text
    }

    private static func isHost(_ name: Substring) -> Bool {
        guard name.hasPrefix("[") else {
            return !name.isEmpty
                && name.utf8.allSatisfy {
                    UInt8(ascii: "-")...UInt8(ascii: ".") ~= $0 || isAlphanumeric($0) || $0 == UInt8(ascii: "_")
                }
        }
        return name.hasSuffix("]") && name.count > 3
            && name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
    }

    /// The port that a text stands for; of none the usual one.
    private static func port(_ text: Substring, _ usual: Int) -> Int? {
        guard !text.isEmpty else { return usual }
        guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let port = UInt16(text), port > 0
        else { return nil }
        return Int(port)
    }

    /// Whether a URL leads to this host, however it is spelt.
    func isHost(of url: URL) -> Bool {
        guard let scheme = url.scheme?.lowercased(), let name = url.host?.lowercased() else { return false }
        let usual = scheme == "https" ? 443 : 80
        return scheme == self.scheme && name == host.trimmingCharacters(in: ["[", "]"]) && (url.port ?? usual) == port
    }
}

/// Where a URL leads, without its query: that may be signed, and is not for logs.
func place(_ url: URL) -> String {
    url.absoluteString.prefix { $0 != "?" && $0 != "#" }.description
}

/// Words about a request, without the query that was signed: it could be replayed from a log.
func unquoted(_ words: String, _ request: SignedRequest) -> String {
    guard let mark = request.target.firstIndex(of: "?") else { return words }
    let query = request.target[request.target.index(after: mark)...]
    return query.isEmpty ? words : words.replacingOccurrences(of: query, with: "(query)")
}
