internal import CBHAuth
import Foundation

/// What a service said when it refused a request: a response that was read, not a failure of this package.
///
/// Calls that read a response return `Result<…, Refusal>`; its `get()` throws the refusal.
public struct Refusal: Error, Sendable, Hashable {
    /// The HTTP status of the response. Mixin refuses with 202, others with 200 too.
    public let httpStatus: Int
    /// The service's number of the error, such as -1022; else the HTTP status.
    public let code: Int64
    /// Its name in capitals, such as `INVALID_SIGNATURE`; empty if not known.
    public let name: String
    /// The service's own words.
    public let message: String
    /// What to do about it, in one sentence; empty if not known.
    public let advice: String
}

extension Refusal: CustomStringConvertible, LocalizedError {
    /// Code, name, the service's words and the advice.
    public var description: String {
        "\(code) \(name): \(message)".trimmingCharacters(in: .whitespaces) + (advice.isEmpty ? "" : " (\(advice))")
    }
    /// The advice, or the service's words where there is none.
    public var errorDescription: String? { advice.isEmpty ? message : advice }
}

/// A token that a service gave. A secret.
public struct Token: Sendable, Hashable {
    /// The token itself.
    public let value: String
    /// When it expires, in Unix milliseconds.
    public let expiresMS: Int64

    /// A token, such as one that was kept in the Keychain.
    public init(value: String, expiresMS: Int64) {
        self.value = value
        self.expiresMS = expiresMS
    }
}

extension Token: CustomStringConvertible, CustomReflectable {
    /// When it expires; never the token.
    public var description: String { "Token(expiresMS: \(expiresMS))" }
    /// When it expires; `dump` must not show a secret.
    public var customMirror: Mirror { Mirror(self, children: ["expiresMS": expiresMS]) }
}

/// A server's time.
public struct ServerTime: Sendable, Hashable {
    /// In Unix milliseconds.
    public let timeMS: Int64
    /// The step of its clock in milliseconds: 1 for Toobit, 1000 for BITBITDUO, which replies in seconds.
    public let resolutionMS: Int64

    /// How far the server's clock is ahead of yours.
    ///
    /// - Parameters:
    ///   - sentMS: Your clock when the request was sent, in Unix milliseconds.
    ///   - receivedMS: Your clock when the response came.
    /// - Throws: ``BHStatus/interval``, ``BHStatus/timeRange``.
    public func offset(sentMS: Int64, receivedMS: Int64) throws(BHAuthError) -> ClockOffset {
        try ClockOffset(sentMS: sentMS, receivedMS: receivedMS, serverTimeMS: timeMS, resolutionMS: resolutionMS)
    }
}

/// Reads a response: `accepted` makes the value of an accepted one.
func reply<Value: Sendable>(
    _ httpStatus: Int, _ body: some BHBytes,
    _ read: (UnsafeMutablePointer<bh_response>, UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>, UInt32, bh_str)
        -> bh_status,
    accepted: (bh_response) -> Value
) throws(BHAuthError) -> Result<Value, Refusal> {
    // An impossible HTTP status reaches the library as another impossible one, and is refused there.
    let status = UInt32(clamping: httpStatus)
    return try output(
        bh_response(), { response, out, length in withView(body) { read(response, out, length, status, $0) } },
        read: { response in response.accepted == 1 ? .success(accepted(response)) : .failure(Refusal(response)) })
}

extension Refusal {
    init(_ response: bh_response) {
        httpStatus = Int(response.http_status)
        code = response.error_code
        name = response.error_name.text
        message = response.error_message.text
        advice = response.advice.text
    }
}

extension Token {
    init(_ response: bh_response) {
        value = response.token.text
        expiresMS = response.expires_ms
    }
}

/// Builds a request.
func buildRequest(
    _ body: (UnsafeMutablePointer<bh_request>, UnsafeMutablePointer<CChar>, UnsafeMutablePointer<Int>) -> bh_status
) throws(BHAuthError) -> SignedRequest {
    try output(bh_request(), body) { SignedRequest($0) }
}
