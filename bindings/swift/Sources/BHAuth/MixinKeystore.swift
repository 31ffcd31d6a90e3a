internal import CBHAuth

/// What a Mixin keystore holds. What it does not hold is empty.
public struct MixinKeystore: Sendable {
    /// The bot's, user's or OAuth client's id.
    public let appID: String
    /// The session's id.
    public let sessionID: String
    /// OAuth: the authorization's id.
    public let authorizationID: String
    /// OAuth: the granted scopes.
    public let scope: String
    /// The private key, for ``Ed25519Key/init(reading:)``.
    public let privateKey: SecretBytes
    /// The server's key: 64 lower-case hex characters.
    public let serverKey: String
    /// Of which kind the server's key is.
    public let serverKeyKind: ServerKeyKind
    /// The key that spends, as it stands there: a seed to some clients, a scalar to others, which only its public key
    /// tells.
    public let spendKey: SecretBytes
    /// A PIN of six digits.
    public let pin: SecretBytes

    /// Of which kind the server's key of a keystore is.
    public enum ServerKeyKind: Sendable, Hashable {
        /// The keystore has no key of the server's.
        case none
        /// An Ed25519 key: it verifies, and must be converted to agree on a secret.
        case ed25519
        /// An X25519 key: it agrees on a secret as it is, and verifies nothing.
        case x25519
    }

    init(_ keystore: bh_mixin_keystore) {
        appID = keystore.app_id.text
        sessionID = keystore.session_id.text
        authorizationID = keystore.authorization_id.text
        scope = keystore.scope.text
        privateKey = keystore.private_key.secret
        serverKey = keystore.server_key.text
        spendKey = keystore.spend_key.secret
        pin = keystore.pin.secret
        serverKeyKind =
            switch Int32(bitPattern: keystore.server_key_kind) {
            case BH_MIXIN_SERVER_KEY_ED25519: .ed25519
            case BH_MIXIN_SERVER_KEY_X25519: .x25519
            default: .none
            }
    }
}
