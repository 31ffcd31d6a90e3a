// What crossing from Swift costs: the package's call and the bare C function, on the same 141 bytes, in turns, so that
// both see the same machine.
import Dispatch
import Foundation

func nanoseconds(_ count: Int, _ body: (Int) throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try body(count)
    return Double(DispatchTime.now().uptimeNanoseconds - start) / Double(count)
}

func median(_ times: [Double]) -> Double { times.sorted()[times.count / 2] }

func line(_ what: String, _ time: Double) {
    print(what.padding(toLength: 48, withPad: " ", startingAt: 0), String(format: "%8.1f ns", time))
}

let sides = try Sides()
var swift: [Double] = [], bare: [Double] = []
for _ in 0..<60 {
    swift.append(try nanoseconds(20_000, sides.swift))
    bare.append(nanoseconds(20_000, sides.bare))
}
print("Toobit's signature of 141 bytes, key prepared; medians of 60 rounds in turns")
line("C: bh_toobit_sign", median(bare))
line("Swift: Toobit.sign, String in, String out", median(swift))
line("crossing (the difference)", median(swift) - median(bare))
print(String(format: "Swift / C: %.2f", median(swift) / median(bare)))
#if canImport(CryptoKit)
let platform = (0..<60).map { _ in nanoseconds(2000, sides.platform) }
line("Swift: CryptoKit, hex as in the documents", median(platform))
#endif
