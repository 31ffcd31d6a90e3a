// PAVE's "Generate Access Token", made right.
//
// The document's Swift sample lacks three things: the timestamp that PAVE's table and hint ask for (UTC, such as
// 2021-05-30T12:49:19Z; the sample sends Unix seconds), the headers, which must carry the very timestamp that was
// signed, and Linux, which has no CommonCrypto. Its copies of the secret stay in memory.
import BHAuth
import Foundation

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

let apiKey = "your_api_key"
let username = "your_username"
let key = try HMACKey(secret: "your_api_secret")
defer { key.wipe() }

let timestamp = try UnixTime.formatUTC(timeS: UnixTime.nowMS() / 1000)
let accessToken = try Pave.sign(key, username: username, apiKey: apiKey, timestamp: timestamp)
print("access token: \(accessToken)")

// The whole call, with API-Key, API-Token and API-Timestamp.
let request = try Pave.request(
    key, username: username, apiKey: apiKey, timestamp: timestamp, method: "GET", target: "/v1/sessions")
let urlRequest = try URLRequest(request, base: URL(string: "https://openapi.paveapi.com")!)
print("to send: \(request.method) \(urlRequest.url!)")
for header in request.headers { print("  \(header.name): \(header.value)") }
