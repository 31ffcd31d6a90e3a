import BHAuth
import Foundation
import Testing

/// The package against the description of the ABI, and against itself.
@Suite struct HeaderTests {
    static func matches(_ pattern: String, in text: String) throws -> [[String]] {
        let regex = try NSRegularExpression(pattern: pattern, options: [.dotMatchesLineSeparators, .anchorsMatchLines])
        return regex.matches(in: text, range: NSRange(text.startIndex..., in: text)).map { match in
            (0..<match.numberOfRanges).map { String(text[Range(match.range(at: $0), in: text)!]) }
        }
    }

    @Test func statusesAreTheLibrarys() throws {
        let statuses = try Checkout.json("include/bh_auth.api.json")["statuses"].array
        #expect(statuses.count > 50)
        for status in statuses {
            let swift = BHStatus(rawValue: UInt32(try status["number"].integer()))
            #expect(try swift.name == status["name"].string())
            #expect(try swift.message == status["message"].string())
        }
        #expect(BHStatus(rawValue: 9999).name == "BH_ERR_UNKNOWN")
        // Two of them, so that the constants are seen to carry their numbers too.
        #expect(BHStatus.null.rawValue == 1 && BHStatus.stale.name == "BH_ERR_STALE")
    }

    @Test func everyFunctionIsUsed() throws {
        let functions = Set(
            try Checkout.json("include/bh_auth.api.json")["functions"].array.map { try $0["name"].string() })
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

    @Test func versionIsTheDescriptions() throws {
        #expect(try Primitives.libraryVersion == Checkout.json("include/bh_auth.api.json")["version"].string())
    }
}
