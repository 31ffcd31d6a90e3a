// PAVE: the access token, with the three headers that go with it. The document's sample needs CommonCrypto, which Linux lacks, and
// signs Unix seconds where its table asks for a UTC datetime.
// Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET; BH_PAVE_HOST names another host.
import BHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

let env = ProcessInfo.processInfo.environment
let key = try HMACKey(secret: env["BH_PAVE_SECRET"] ?? "")
let request = try Pave.request(
    key, username: env["BH_PAVE_USERNAME"] ?? "", apiKey: env["BH_PAVE_API_KEY"] ?? "",
    timestamp: UnixTime.formatUTC(timeS: UnixTime.nowMS() / 1000), method: "GET", target: "/v1/sessions")
key.wipe()

let host = URL(string: env["BH_PAVE_HOST"] ?? "https://openapi.paveapi.com")!
let response = try await URLSession.shared.send(request, base: host)
try Pave.response(response).get()
print(String(decoding: response.body, as: UTF8.self))
