// What crossing from Swift costs, and what others take: the same 141 bytes in turns, so that all see the same machine.
// Prints JSON lines for bench/report/report.py.
import Dispatch
import Foundation

func nanoseconds(_ count: Int, _ body: (Int) throws -> Void) rethrows -> Double {
    let start = DispatchTime.now().uptimeNanoseconds
    try body(count)
    return Double(DispatchTime.now().uptimeNanoseconds - start) / Double(count)
}

let turns = 201
let ways = try Sides().ways
var times = [[Double]](repeating: [], count: ways.count)
for turn in 0..<turns {
    for i in 0..<ways.count {
        // Another one begins at each turn.
        let k = (i + turn) % ways.count
        times[k].append(try nanoseconds(ways[k].count, ways[k].loop))
    }
}
for (way, ns) in zip(ways, times) {
    let list = ns.map { String(format: "%.2f", $0) }.joined(separator: ", ")
    print("{\"table\": \"swift-hmac\", \"by\": \"\(way.name)\", \"ns\": [\(list)]}")
}
