// Signs with each kind of key, for tests/wiping/outside.c, which looks at what is left of them.
import BHAuth

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

func secret(_ number: UInt64) -> [UInt8] {
    var state = number &* 0x9e37_79b9_7f4a_7c15
    return (0..<32).map { _ in
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return UInt8(truncatingIfNeeded: state)
    }
}

func say(_ text: String) {
    print(text)
    fflush(nil)
}

func run() throws {
    let message: [UInt8] = [1, 2, 3]
    var made = (1...5).map { secret(UInt64($0)) }
    let hmac = try HMACKey(secret: made[0])
    let fromSeed = try Ed25519Key(seed: made[1])
    let appKey = SecretBytes(made[2])
    let fromHex = try Ed25519Key(hex: Primitives.hexEncode(made[3]))
    let fromBase64URL = try Ed25519Key(base64URL: Primitives.base64URLEncode(made[4]))
    for _ in 0..<100 {
        _ = try Primitives.hmacSHA256(hmac, message)
        for key in [fromSeed, fromHex, fromBase64URL] { _ = try Primitives.ed25519Sign(key, message) }
        for scheme in [Bitbitduo.Scheme.sha256, .hmacSHA256, .hmacSHA256AppID] {
            _ = try Bitbitduo.sign(scheme: scheme, appID: "id", appKey: appKey, random: 123_456, timeS: 1_740_568_725)
        }
    }
    for i in made.indices { Primitives.wipe(&made[i]) }
    say("open \(getpid())")
    _ = readLine()
    hmac.wipe()
    appKey.wipe()
    for key in [fromSeed, fromHex, fromBase64URL] { key.wipe() }
    say("closed 1")
    _ = readLine()
}

try run()
