internal import CBHAuth
import Foundation

/// Tokens in a store that many processes share, such as Valkey: sealed, so that who reads the store cannot use them.
/// AES-256-GCM, whose key is made of the secret by HKDF-SHA256.
public enum TokenSeal {
    /// Seals a token: base64url.
    ///
    /// - Parameters:
    ///   - token: The token.
    ///   - secret: The API secret that the token is requested with: with another secret it does not open.
    ///   - account: What the token is for, such as service, host and API key: for another account it does not open.
    ///   - nonce: 12 random bytes, never used before.
    /// - Throws: ``BHStatus/secretEmpty``, ``BHStatus/nonce``; ``BHStatus/empty`` if account or token is.
    public static func seal(
        _ token: some BHBytes, secret: some BHBytes, account: some BHBytes, nonce: some BHBytes
    ) throws(BHAuthError) -> String {
        try output(
            { out, length in
                withViews(secret, account) { secret, account in
                    withViews(nonce, token) { nonce, token in
                        bh_token_seal(out, length, secret, account, nonce, token)
                    }
                }
            }, read: text)
    }

    /// Opens a token that ``seal(_:secret:account:nonce:)`` sealed.
    ///
    /// - Parameters:
    ///   - sealed: As the store has it.
    ///   - secret: The secret that sealed it.
    ///   - account: The account that it was sealed for.
    /// - Throws: ``BHStatus/sealed`` if it was sealed by another secret or for another account, or was changed;
    ///   ``BHStatus/sealedFormat``; ``BHStatus/secretEmpty``, ``BHStatus/empty``.
    public static func open(
        _ sealed: some BHBytes, secret: some BHBytes, account: some BHBytes
    ) throws(BHAuthError) -> SecretBytes {
        try output(
            { out, length in
                withViews(sealed, secret, account) { bh_token_open(out, length, $0, $1, $2) }
            }, read: { SecretBytes($0) })
    }
}
