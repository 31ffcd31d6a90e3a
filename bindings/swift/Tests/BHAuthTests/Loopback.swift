import Foundation

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
