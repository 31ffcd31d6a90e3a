import BHAuth
import Foundation

/// A clock that the test moves, and what waits for it.
final class ManualTime: @unchecked Sendable {
    static let startMS: Int64 = 1_740_568_725_000

    private struct Sleeper {
        let untilMS: Int64
        let woken: CheckedContinuation<Void, any Error>
    }

    private let lock = NSLock()
    private var time = startMS
    private var sleepers: [Int: Sleeper] = [:]
    private var count = 0

    var nowMS: Int64 { lock.withLock { time } }

    /// How many tasks sleep.
    var sleeping: Int { lock.withLock { sleepers.count } }

    /// A step back wakes nobody.
    func advance(_ ms: Int64) {
        let due = lock.withLock {
            time += ms
            let due = sleepers.filter { $0.value.untilMS <= time }
            for number in due.keys { sleepers[number] = nil }
            return due
        }
        for sleeper in due.values { sleeper.woken.resume() }
    }

    @Sendable func sleep(_ ms: Int64) async throws {
        let number = lock.withLock {
            count += 1
            return count
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (woken: CheckedContinuation<Void, any Error>) in
                let isCancelled = lock.withLock {
                    if !Task.isCancelled { sleepers[number] = Sleeper(untilMS: time + ms, woken: woken) }
                    return Task.isCancelled
                }
                if isCancelled { woken.resume(throwing: CancellationError()) }
            }
        } onCancel: {
            let sleeper = lock.withLock { sleepers.removeValue(forKey: number) }
            sleeper?.woken.resume(throwing: CancellationError())
        }
    }
}

/// Lets other tasks run until something holds. What is looked at takes no time of its own; the minute is for a busy
/// machine.
func until(_ holds: () async -> Bool) async throws {
    let end = ContinuousClock.now + .seconds(60)
    while await !holds() {
        guard ContinuousClock.now < end else { throw Malformed(what: "it did not come about in a minute") }
        try await Task.sleep(nanoseconds: 100_000)
    }
}
