import BHAuth
import Foundation
import Testing

/// The package against the text of include/bh_auth.h, and against itself.
@Suite struct HeaderTests {
    struct HeaderStatus { let name: String, number: UInt32, message: String }

    static func matches(_ pattern: String, in text: String) throws -> [[String]] {
        let regex = try NSRegularExpression(pattern: pattern, options: [.dotMatchesLineSeparators, .anchorsMatchLines])
        return regex.matches(in: text, range: NSRange(text.startIndex..., in: text)).map { match in
            (0..<match.numberOfRanges).map { String(text[Range(match.range(at: $0), in: text)!]) }
        }
    }

    static func statuses() throws -> [HeaderStatus] {
        let header = try Checkout.text("include/bh_auth.h")
        let list = try #require(try matches("^enum \\{(.*?)^\\};", in: header).first)[1]
        return try matches("/\\*((?:(?!\\*/).)*)\\*/\\s*(BH_\\w+) = (\\d+)", in: list).map {
            let words = $0[1].split(whereSeparator: \.isWhitespace).filter { $0 != "*" }
            return HeaderStatus(name: $0[2], number: UInt32($0[3])!, message: words.joined(separator: " "))
        }
    }

    @Test func statusesAreTheHeaders() throws {
        let statuses = try Self.statuses()
        let header = try Checkout.text("include/bh_auth.h")
        #expect(try statuses.count == Self.matches("^  BH_\\w+ = \\d+", in: header).count)
        for status in statuses {
            let swift = BHStatus(rawValue: status.number)
            #expect(swift.name == status.name)
            #expect(swift.message == status.message)
        }
        #expect(BHStatus(rawValue: 9999).name == "BH_ERR_UNKNOWN")
    }

    /// Each status is a constant of the same name, with the same words as its documentation, and there are no others.
    @Test func everyStatusIsAConstant() throws {
        let source = try Checkout.text("bindings/swift/Sources/BHAuth/BHStatuses.swift")
        let pattern = "((?:^    ///[^\\n]*\\n)+)    public static let (\\w+) = BHStatus\\((BH_\\w+)\\)"
        let constants = try Self.matches(pattern, in: source)
        let statuses = try Self.statuses().filter { $0.number != 0 }
        #expect(constants.map { $0[3] } == statuses.map(\.name))
        for (constant, status) in zip(constants, statuses) {
            let parts = status.name.dropFirst("BH_ERR_".count).lowercased().split(separator: "_")
            #expect(constant[2] == parts[0] + parts.dropFirst().map(\.capitalized).joined())
            let words = constant[1].split(whereSeparator: \.isWhitespace).filter { $0 != "///" }
            #expect(words.joined(separator: " ") == status.message)
        }
        // Two of them, so that the constants are seen to carry their numbers too.
        #expect(BHStatus.null.rawValue == 1 && BHStatus.stale.name == "BH_ERR_STALE")
    }

    @Test func everyFunctionIsUsed() throws {
        let header = try Checkout.text("include/bh_auth.h")
        let functions = Set(try Self.matches("^[a-z][\\w *]*?\\b(bh_\\w+)\\(", in: header).map { $0[1] })
        #expect(functions.count > 60)
        let source = try Checkout.sources().map(\.text).joined()
        // Swift sees the macros, makes its views itself, and wipes keys as it wipes all memory, by bh_wipe.
        let needless = functions.filter { $0.hasSuffix("_size") || $0.hasSuffix("_key_wipe") }.union(["bh_cstr"])
        for function in functions.subtracting(needless) {
            #expect(try !Self.matches("\\b\(function)\\b", in: source).isEmpty, "\(function) is not used")
        }
    }

    @Test func everythingPublicIsDocumented() throws {
        var declarations = 0
        for (name, text) in try Checkout.sources() {
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
                .map { $0.trimmingCharacters(in: .whitespaces) }
            for (index, line) in lines.enumerated() {
                let isCase = line.range(of: "^case [a-z]\\w*(\\(.*\\))?$", options: .regularExpression) != nil
                guard line.hasPrefix("public ") || isCase else { continue }
                declarations += 1
                #expect(index > 0 && lines[index - 1].hasPrefix("///"), "\(name):\(index + 1): \(line)")
            }
        }
        #expect(declarations > 150)
    }

    @Test func versionIsTheHeaders() throws {
        let header = try Checkout.text("include/bh_auth.h")
        let version = try #require(try Self.matches("#define BH_VERSION \"([^\"]+)\"", in: header).first)[1]
        #expect(Primitives.libraryVersion == version)
    }
}
