import Foundation
import Testing

@testable import BHAuth

/// Memory of secrets: wiped when it goes, wiped on demand, and safe to share.
@Suite struct MemoryTests {
    /// Stands for the allocator, and looks at what it gets back.
    final class Returned: @unchecked Sendable {
        var bytes: [UInt8]?
    }

    @Test func memoryIsWipedBeforeItIsGivenBack() {
        let returned = Returned()
        do {
            let memory = SharedMemory(size: 64, alignment: 8) {
                returned.bytes = Array($0)
                $0.deallocate()
            }
            memset(memory.unshared, 0xa5, 64)
            #expect(memory.reading { $0.map(Array.init) } == [UInt8](repeating: 0xa5, count: 64))
            #expect(returned.bytes == nil)
        }
        #expect(returned.bytes == [UInt8](repeating: 0, count: 64))
    }

    /// Also in the midst of a reader, who sees it to its end.
    @Test func wipeOverwrites() throws {
        let memory = SharedMemory(size: 64, alignment: 8)
        let bytes = UnsafeRawBufferPointer(start: memory.unshared, count: 64)
        memset(memory.unshared, 0xa5, 64)
        memory.reading { _ in
            memory.wipe()
            #expect(Array(bytes) == [UInt8](repeating: 0xa5, count: 64))
            memory.reading { #expect($0 == nil) }
        }
        withExtendedLifetime(memory) { #expect(Array(bytes) == [UInt8](repeating: 0, count: 64)) }

        let secret = SecretBytes("s3cr3t")
        #expect(Primitives.equal(secret, "s3cr3t") && Primitives.equal(secret, secret))
        secret.wipe()
        expectStatus(.secretEmpty) { try HMACKey(secret: secret) }

        var own = Array("s3cr3t".utf8)
        Primitives.wipe(&own)
        #expect(own.isEmpty)
        Primitives.wipe(&own)
    }

    @Test func manyTasksShareAKey() async throws {
        let key = try HMACKey(secret: "xxxx")
        let session = try Ed25519Key(hex: "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
        let expected = try Velafi.sign(key, timestampMS: MisuseTests.nowMS)
        let token = try Mixin.sign(session, claims: MisuseTests.claims, method: "GET", target: "/me")
        let right = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<32 {
                group.addTask {
                    var right = 0
                    for _ in 0..<200 {
                        let isSame = try Velafi.sign(key, timestampMS: MisuseTests.nowMS) == expected
                        right += isSame ? 1 : 0
                    }
                    let again = try Mixin.sign(session, claims: MisuseTests.claims, method: "GET", target: "/me")
                    return right + (again == token ? 1 : 0)
                }
            }
            return try await group.reduce(0, +)
        }
        #expect(right == 32 * 201)
    }

    /// A wipe in the midst of use: each call gives the right signature or the status, never a wrong signature.
    @Test func wipeDuringUse() async throws {
        for _ in 0..<10 {
            let key = try HMACKey(secret: "xxxx")
            let expected = try Velafi.sign(key, timestampMS: MisuseTests.nowMS)
            let underWay = DispatchSemaphore(value: 0)
            let (right, refused) = await withTaskGroup(of: (Int, Int).self) { group in
                for _ in 0..<4 {
                    group.addTask {
                        var right = 0
                        var refused = 0
                        while refused == 0 && right < 1_000_000 {
                            do {
                                let signature = try Velafi.sign(key, timestampMS: MisuseTests.nowMS)
                                guard signature == expected else { return (0, 0) }
                                right += 1
                                if right == 100 { underWay.signal() }
                            } catch {
                                refused += (error as? BHAuthError)?.status == .key ? 1 : 0
                            }
                        }
                        return (right, refused)
                    }
                }
                // A thread of its own: the tasks above leave none to another task.
                Thread.detachNewThread {
                    underWay.wait()
                    key.wipe()
                }
                return await group.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
            }
            #expect(right >= 100 && refused == 4)
        }
    }
}
