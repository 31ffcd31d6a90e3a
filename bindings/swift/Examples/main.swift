// A signed call to each of the five services, with the accounts of the environment; a BH_…_HOST names another host, such
// as the sandbox's. It ends with an error if one was not accepted. Each function is free to paste.
import BHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

print("VelaFi    ", try await velafi())
print("PAVE      ", try await pave())
print("Mixin     ", try await mixin())
print("Toobit    ", try await toobit())
print("BITBITDUO ", try await bitbitduo())

/// A signed request buys a token, which each later call carries. The source keeps it fresh.
func velafi() async throws -> String {
    let host = host("BH_VELAFI_HOST", "https://api.velafi.com")
    let key = try HMACKey(secret: variable("BH_VELAFI_SECRET"))
    defer { key.wipe() }
    let tokens = TokenSource.velafi(
        key: key, apiKey: variable("BH_VELAFI_API_KEY"), send: try URLSession.shared.sender(base: host))
    let token = try await tokens.token()
    return try await send(
        Velafi.request(token: token.value, method: "GET", target: "/v2/account"), host, Velafi.response)
}

/// The document's sample sends Unix seconds, and none of the headers; here the timestamp is the one that PAVE's table
/// asks for, and the very one that is signed. It needs no CommonCrypto, which Linux lacks.
func pave() async throws -> String {
    let key = try HMACKey(secret: variable("BH_PAVE_SECRET"))
    defer { key.wipe() }
    let request = try Pave.request(
        key, username: variable("BH_PAVE_USERNAME"), apiKey: variable("BH_PAVE_API_KEY"),
        timestamp: UnixTime.formatUTC(timeS: UnixTime.nowMS() / 1000), method: "GET", target: "/v1/sessions")
    return try await send(request, host("BH_PAVE_HOST", "https://openapi.paveapi.com"), Pave.response)
}

/// A new token for each request, over its method, target and body.
func mixin() async throws -> String {
    let key = try Ed25519Key(reading: variable("BH_MIXIN_PRIVATE_KEY"))
    defer { key.wipe() }
    let nowS = try UnixTime.nowMS() / 1000
    let claims = MixinClaims.bot(
        uid: variable("BH_MIXIN_UID"), sid: variable("BH_MIXIN_SID"), jti: try Random.uuidV4(), iatS: nowS,
        expS: nowS + 600)
    let request = try Mixin.request(key, claims: claims, method: "GET", target: "/me")
    return try await send(request, host("BH_MIXIN_HOST", "https://api.mixin.one"), Mixin.response)
}

/// The form in its order, the signature last.
func toobit() async throws -> String {
    let key = try HMACKey(secret: variable("BH_TOOBIT_SECRET"))
    defer { key.wipe() }
    let request = try Toobit.request(
        key, apiKey: variable("BH_TOOBIT_API_KEY"), method: "POST", path: "/api/v1/spot/orderTest",
        form: ["symbol": "BTCUSDT", "side": "SELL", "type": "LIMIT", "quantity": "1", "price": "400"],
        timestampMS: UnixTime.nowMS())
    return try await send(request, host("BH_TOOBIT_HOST", "https://api.toobit.com"), Toobit.response)
}

/// A token for two hours; one request a minute at most.
func bitbitduo() async throws -> String {
    let appKey = SecretBytes(variable("BH_BITBITDUO_APP_KEY"))
    let base = host("BH_BITBITDUO_HOST", "https://qaxxxrenewserver.bitbitduo.com")
    let tokens = TokenSource.bitbitduo(
        appID: variable("BH_BITBITDUO_APP_ID"), appKey: appKey, send: try URLSession.shared.sender(base: base))
    return "a token of \(try await tokens.token().value.count) characters"
}

func variable(_ name: String) -> String { ProcessInfo.processInfo.environment[name] ?? "" }

func host(_ name: String, _ host: String) -> URL {
    URL(string: ProcessInfo.processInfo.environment[name] ?? host)!
}

/// The response's body, if the service accepted the request.
func send(
    _ request: SignedRequest, _ host: URL, _ read: (HTTPResponse) throws -> ServiceResponse<Void>
) async throws -> String {
    let response = try await URLSession.shared.send(request, base: host)
    try read(response).get()
    return String(decoding: response.body, as: UTF8.self)
}
