import BHAuth
import Foundation
import Testing

/// Files of the checkout, and what the run counts for the script that started it.
enum Checkout {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../..").standardizedFileURL

    static func text(_ path: String) throws -> String {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
    }

    static func json(_ path: String) throws -> JSON {
        try JSONDecoder().decode(JSON.self, from: Data(contentsOf: root.appendingPathComponent(path)))
    }

    /// The Swift sources of the package.
    static func sources() throws -> [(name: String, text: String)] {
        let folder = root.appendingPathComponent("bindings/swift/Sources/BHAuth")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        return try names.sorted().map {
            ($0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
        }
    }

    /// Leaves a number for `tools/languages/swift.sh`, in the folder that it names.
    static func count(_ name: String, _ number: Int) throws {
        guard let folder = ProcessInfo.processInfo.environment["BH_SWIFT_COUNTS"] else { return }
        try "\(number)\n".write(toFile: "\(folder)/\(name)", atomically: true, encoding: .utf8)
    }
}

/// JSON as it stands in a file; `JSONSerialization` would turn `true` into 1.
enum JSON: Decodable, Sendable, Equatable {
    case null
    case bool(Bool)
    case integer(Int64)
    case string(String)
    case array([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .integer(value)
        } else if let value = try? container.decode(String.self) {
            self = .string(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .array(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    subscript(_ name: String) -> JSON {
        guard case .object(let members) = self else { return .null }
        return members[name] ?? .null
    }

    var isPresent: Bool { self != .null }

    var array: [JSON] {
        guard case .array(let values) = self else { return [] }
        return values
    }

    /// A text's bytes: a string's UTF-8, or `{"hex": …}`; an absent one is empty.
    func bytes() throws -> [UInt8] {
        switch self {
        case .null: return []
        case .string(let text): return Array(text.utf8)
        default:
            guard case .object(let members) = self, members.count == 1 else {
                throw Malformed(what: "a text is neither a string nor {\"hex\"}")
            }
            return try hexBytes(self["hex"].string())
        }
    }

    func string() throws -> String {
        guard case .string(let text) = self else { throw Malformed(what: "not a string") }
        return text
    }

    /// An absent number is 0.
    func integer() throws -> Int64 {
        switch self {
        case .null: return 0
        case .integer(let value): return value
        default: throw Malformed(what: "not an integer")
        }
    }

    func bool() throws -> Bool {
        guard case .bool(let value) = self else { throw Malformed(what: "not a boolean") }
        return value
    }
}

struct Malformed: Error { let what: String }

/// Own code: the library's is under test.
func hexBytes(_ hex: String) throws -> [UInt8] {
    let digits = try hex.map { digit -> UInt8 in
        guard let value = digit.hexDigitValue else { throw Malformed(what: "no hex") }
        return UInt8(value)
    }
    guard digits.count % 2 == 0 else { throw Malformed(what: "half a byte of hex") }
    return stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
}

func hexText(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
}

/// Expects exactly this status.
func expectStatus<R>(
    _ status: BHStatus, _ what: String = "", sourceLocation: SourceLocation = #_sourceLocation,
    _ body: () throws -> R
) {
    #expect(throws: BHAuthError(status), "\(what)", sourceLocation: sourceLocation, performing: { _ = try body() })
}
