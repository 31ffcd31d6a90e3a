// Every service by real HTTP: what is signed, what is sent, and what the server says to it; and of each a request that
// is tampered on purpose. Against the sandbox (`make demo-swift`), or the real host where an account's variables are
// set.
import BHAuth
import Foundation

let demo = Demo()
do {
    print("bh_auth \(Primitives.libraryVersion) through Swift")
    try await demoClocks(demo)
    try await demoVelafi(demo)
    try await demoPave(demo)
    try await demoMixin(demo)
    try await demoToobit(demo)
    try await demoBitbitduo(demo)
} catch {
    fflush(nil)
    FileHandle.standardError.write(Data("demo: \(error)\n".utf8))
    exit(EXIT_FAILURE)
}
exit(demo.printTable() ? EXIT_SUCCESS : EXIT_FAILURE)
