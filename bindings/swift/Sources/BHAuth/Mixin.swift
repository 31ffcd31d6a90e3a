internal import CBHAuth
import Foundation

/// Mixin: every request carries a token of its own, a JWT signed with Ed25519 over the request.
///
/// Hosts: `https://api.mixin.one`, `https://mixin-api.zeromesh.net`. Source: Mixin, "Generate Authentication Token".
public enum Mixin {
    /// The exact bytes that the signature is over: base64url of the header, a dot, and base64url of the claims, sorted
    /// by name (RFC 7515, section 5.1).
    ///
    /// - Throws: As ``sign(_:claims:method:target:body:)``, but for ``BHStatus/key``.
    public static func payload(
        claims: MixinClaims, method: some BHBytes, target: some BHBytes, body: some BHBytes = ""
    ) throws(BHAuthError) -> Data {
        try output(
            { out, length in
                withViews(method, target, body) { method, target, body in
                    claims.withPointer { bh_mixin_payload(out, length, $0, method, target, body) }
                }
            }, read: data)
    }

    /// Makes a token: a JWT signed with Ed25519 (RFC 8037), good for this one request.
    ///
    /// - Parameters:
    ///   - key: The session's private key.
    ///   - claims: Who signs.
    ///   - method: Upper case.
    ///   - target: Path and query exactly as sent (the document's `uri`); empty means `/`.
    ///   - body: The exact bytes sent, or empty.
    /// - Throws: ``BHStatus/key``, ``BHStatus/claims``, ``BHStatus/claimsTime``, ``BHStatus/utf8``,
    ///   ``BHStatus/timeIsMilliseconds``, ``BHStatus/timeRange``, ``BHStatus/method``, ``BHStatus/target``.
    public static func sign(
        _ key: Ed25519Key, claims: MixinClaims, method: some BHBytes, target: some BHBytes, body: some BHBytes = ""
    ) throws(BHAuthError) -> String {
        try output(
            { out, length in
                withViews(method, target, body) { method, target, body in
                    claims.withPointer { claims in
                        key.using { bh_mixin_sign(out, length, $0, claims, method, target, body) }
                    }
                }
            }, read: text)
    }

    /// Verifies a token against the request that it came with. Only `EdDSA` is accepted, never `none` or RS512.
    ///
    /// - Parameters:
    ///   - token: Without `Bearer `; at most 8192 bytes.
    ///   - publicKey: The signer's, 32 bytes.
    ///   - method: Of the request.
    ///   - target: Of the request.
    ///   - body: Of the request.
    ///   - requestID: Its `X-Request-Id`; empty: not compared, but for OAuth it is required.
    ///   - window: The times to accept; without one, time is not checked.
    ///   - flags: What is allowed beyond the usual, as in the claims.
    /// - Throws: ``BHStatus/tokenFormat``, ``BHStatus/tokenAlgorithm``, ``BHStatus/signature``, ``BHStatus/publicKey``;
    ///   of a rightly signed token ``BHStatus/tokenClaims``, ``BHStatus/tokenRequest``, ``BHStatus/tokenRequestId``,
    ///   ``BHStatus/stale``, ``BHStatus/future``.
    public static func verify(
        _ token: some BHBytes, publicKey: some BHBytes, method: some BHBytes, target: some BHBytes,
        body: some BHBytes = "", requestID: some BHBytes = "", window: TimeWindow? = nil, flags: MixinFlags = []
    ) throws(BHAuthError) {
        try verify(
            with: { bh_mixin_verify($0, $1, $2, $3, $4, $5, $6, flags.rawValue) }, token, publicKey, method, target,
            body, requestID, window)
    }

    /// Verifies the `X-Integrity-Token` of Mixin's response to an OAuth request.
    ///
    /// - Parameters:
    ///   - token: The header's value.
    ///   - publicKey: The server's, 32 bytes.
    ///   - method: Of the request.
    ///   - target: Of the request.
    ///   - body: Of the response, as received.
    ///   - requestID: The response's `X-Request-Id`; must not be empty.
    ///   - window: The times to accept; `iat` and `exp` are checked if the token has them.
    /// - Throws: As ``verify(_:publicKey:method:target:body:requestID:window:flags:)``.
    public static func verifyIntegrity(
        _ token: some BHBytes, publicKey: some BHBytes, method: some BHBytes, target: some BHBytes,
        body: some BHBytes, requestID: some BHBytes, window: TimeWindow? = nil
    ) throws(BHAuthError) {
        try verify(
            with: { bh_mixin_integrity_verify($0, $1, $2, $3, $4, $5, $6) }, token, publicKey, method, target, body,
            requestID, window)
    }

    /// Reads a keystore, the JSON file of a session's key: of a bot, of a user, of an OAuth client, as the dashboard and
    /// the official clients write it.
    ///
    /// - Throws: ``BHStatus/keyRsa`` of a legacy session, ``BHStatus/keyJson``; of its keys as
    ///   ``Ed25519Key/init(reading:)``; ``BHStatus/publicKey``.
    public static func keystoreRead(_ text: some BHBytes) throws(BHAuthError) -> MixinKeystore {
        try output(
            bh_mixin_keystore(),
            { keystore, out, length in withView(text) { bh_mixin_keystore_read(keystore, out, length, $0) } },
            read: { MixinKeystore($0) })
    }

    /// Reads a token without verifying it, for logs and for finding out whose it is. Any algorithm is read, also the
    /// RS512 of the document's sample.
    ///
    /// - Throws: ``BHStatus/tokenFormat``, ``BHStatus/size`` over 8192 bytes.
    public static func decode(_ token: some BHBytes) throws(BHAuthError) -> MixinToken {
        try output(
            bh_mixin_token(), { decoded, out, length in withView(token) { bh_mixin_decode(decoded, out, length, $0) } },
            read: { MixinToken($0) })
    }

    /// Builds a call: the token, and the headers `Content-Type: application/json`, `Authorization` and `X-Request-Id`
    /// (the jti). The method that is signed is the one that is sent.
    ///
    /// - Throws: As ``sign(_:claims:method:target:body:)``, and ``BHStatus/headerValue`` for the jti.
    public static func request(
        _ key: Ed25519Key, claims: MixinClaims, method: some BHBytes, target: some BHBytes, body: some BHBytes = ""
    ) throws(BHAuthError) -> SignedRequest {
        try buildRequest { request, out, length in
            withViews(method, target, body) { method, target, body in
                claims.withPointer { claims in
                    key.using { bh_mixin_request(request, out, length, $0, claims, method, target, body) }
                }
            }
        }
    }

    /// Reads a response. Mixin's errors come with HTTP status 202 and not with an error status. The data itself is yours
    /// to read from the body.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``. An error response is returned, not thrown.
    public static func response(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<Void> {
        try readResponse(http, { bh_mixin_response($0, $1, $2, $3) }) { _ in }
    }

    private typealias Verify = (
        bh_str, UnsafePointer<UInt8>?, bh_str, bh_str, bh_str, bh_str, UnsafePointer<bh_window>?
    ) -> bh_status

    private static func verify(
        with verify: Verify, _ token: some BHBytes, _ publicKey: some BHBytes, _ method: some BHBytes,
        _ target: some BHBytes, _ body: some BHBytes, _ requestID: some BHBytes, _ window: TimeWindow?
    ) throws(BHAuthError) {
        try call {
            withViews(token, publicKey, requestID) { token, publicKey, requestID in
                guard publicKey.len == Int(BH_ED25519_PUBLIC_SIZE) else { return bh_status(BH_ERR_PUBLIC_KEY) }
                return withViews(method, target, body) { method, target, body in
                    window.withPointer { verify(token, bytes(publicKey.data), method, target, body, requestID, $0) }
                }
            }
        }
    }
}
