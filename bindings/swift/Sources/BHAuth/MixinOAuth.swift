internal import CBHAuth
import Foundation

/// What a user granted to an OAuth client. What it does not hold is empty.
public struct MixinAuthorization: Sendable, Hashable {
    /// The authorization's id: the claim `aid`. Empty with an access token.
    public let authorizationID: String
    /// The granted scopes, which may be fewer than were asked for: the claim `scp`.
    public let scope: String
    /// The key that the server signs its responses with, for
    /// ``Mixin/responseVerify(_:serverKey:target:requestID:window:)``: 64 hex characters.
    public let serverKey: String

    init(_ authorization: bh_mixin_authorization) {
        authorizationID = authorization.authorization_id.text
        scope = authorization.scope.text
        serverKey = authorization.server_key.text
    }
}

extension Mixin {
    /// Makes PKCE's code challenge as Mixin has it: of the bytes that the verifier is base64url of, not of its text as
    /// RFC 7636 has it. Its method is `SHA256`.
    ///
    /// - Parameter verifier: base64url of 32 random bytes.
    /// - Throws: ``BHStatus/encoding``.
    public static func codeChallenge(_ verifier: some BHBytes) throws(BHAuthError) -> String {
        try output({ out, length in withView(verifier) { bh_mixin_code_challenge(out, length, $0) } }, read: text)
    }

    /// Builds the call that exchanges a code for an authorization, `POST /oauth/token`.
    ///
    /// - Parameters:
    ///   - clientID: The app's id.
    ///   - code: Of the page, or the socket.
    ///   - clientSecret: The app's secret, or empty.
    ///   - codeVerifier: That of the code challenge, or empty.
    ///   - publicKey: 32 bytes of a key of your own, or empty: then an access token is made.
    /// - Throws: ``BHStatus/empty``, ``BHStatus/text``, ``BHStatus/oauthProof``, ``BHStatus/encoding``,
    ///   ``BHStatus/publicKey``.
    public static func oauthTokenRequest(
        clientID: some BHBytes, code: some BHBytes, clientSecret: some BHBytes = "", codeVerifier: some BHBytes = "",
        publicKey: some BHBytes = ""
    ) throws(BHAuthError) -> SignedRequest {
        try buildRequest { request, out, length in
            withViews(clientID, code, publicKey) { id, code, key in
                withViews(clientSecret, codeVerifier) { secret, verifier in
                    bh_mixin_oauth_token_request(request, out, length, id, code, secret, verifier, key)
                }
            }
        }
    }

    /// Reads the response to that: the access token, which is empty where a key of your own was sent. What was granted,
    /// ``authorizationRead(_:)`` reads of the same body.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/httpStatus``.
    public static func oauthTokenResponse(_ http: HTTPResponse) throws(BHAuthError) -> ServiceResponse<Token> {
        try readResponse(http, { bh_mixin_oauth_token_response($0, $1, $2, $3) }) { Token($0) }
    }

    /// Reads what was granted, of the body of a response to the token call that was accepted.
    ///
    /// - Throws: ``BHStatus/response``, ``BHStatus/publicKey``.
    public static func authorizationRead(_ body: some BHBytes) throws(BHAuthError) -> MixinAuthorization {
        try output(
            bh_mixin_authorization(),
            { read, out, length in withView(body) { bh_mixin_authorization_read(read, out, length, $0) } },
            read: { MixinAuthorization($0) })
    }

    /// Checks that a response is the one to a request: by its `X-Request-Id` and, with the server's key of OAuth, by its
    /// `X-Integrity-Token`.
    ///
    /// - Parameters:
    ///   - http: What came, with its headers and the request's method.
    ///   - serverKey: Of the keystore or authorization; empty for a bot.
    ///   - target: Of the request.
    ///   - requestID: The jti that was sent.
    ///   - window: The times to accept; without one, time is not checked.
    /// - Throws: ``BHStatus/responseRequestId``, ``BHStatus/integrityMissing``, ``BHStatus/serverKey``, and as
    ///   ``verifyIntegrity(_:publicKey:method:target:body:requestID:window:)``.
    public static func responseVerify(
        _ http: HTTPResponse, serverKey: some BHBytes = "", target: some BHBytes, requestID: some BHBytes,
        window: TimeWindow? = nil
    ) throws(BHAuthError) {
        try call {
            withViews(serverKey, target, requestID) { key, target, id in
                http.withPointer { http in
                    window.withPointer { bh_mixin_response_verify(http, key, target, id, $0) }
                }
            }
        }
    }

    /// Builds the request that opens Blaze, the socket for messages, at `blaze.mixin.one`. Each connection takes a new
    /// token.
    ///
    /// - Throws: As ``sign(_:claims:method:target:body:)``.
    public static func blazeRequest(_ key: Ed25519Key, claims: MixinClaims) throws(BHAuthError) -> SignedRequest {
        try buildRequest { request, out, length in
            claims.withPointer { claims in key.using { bh_mixin_blaze_request(request, out, length, $0, claims) } }
        }
    }

    /// The first message to Blaze: send it gzipped, in a binary frame.
    ///
    /// - Parameter id: Of the message, a new UUID.
    /// - Throws: ``BHStatus/empty``, ``BHStatus/text``, ``BHStatus/utf8``.
    public static func blazeMessage(id: some BHBytes) throws(BHAuthError) -> Data {
        try output({ out, length in withView(id) { bh_mixin_blaze_message(out, length, $0) } }, read: data)
    }
}
