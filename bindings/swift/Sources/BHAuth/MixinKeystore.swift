internal import CBHAuth

/// What a Mixin keystore holds. What it does not hold is empty.
public struct MixinKeystore: Sendable {
    /// The bot's, user's or OAuth client's id.
    public var appID: String
    /// The session's id.
    public var sessionID: String
    /// OAuth: the authorization's id.
    public var authorizationID: String
    /// OAuth: the granted scopes.
    public var scope: String
    /// The private key, for ``Ed25519Key/init(reading:)``.
    public var privateKey: SecretBytes
    /// The server's key: 64 lower-case hex characters.
    public var serverKey: String
    /// Of which kind the server's key is.
    public var serverKeyKind: ServerKeyKind
    /// The key that spends, as it stands there: a seed to some clients, a scalar to others, which only its public key
    /// tells.
    public var spendKey: SecretBytes
    /// A PIN of six digits.
    public var pin: SecretBytes

    /// Of which kind the server's key of a keystore is.
    public enum ServerKeyKind: Sendable, Hashable {
        /// The keystore has no key of the server's.
        case none
        /// An Ed25519 key: it verifies, and must be converted to agree on a secret.
        case ed25519
        /// An X25519 key: it agrees on a secret as it is, and verifies nothing.
        case x25519
    }

    /// A keystore of your own, not read from a file.
    public init(
        appID: String = "", sessionID: String = "", authorizationID: String = "", scope: String = "",
        privateKey: SecretBytes = SecretBytes(""), serverKey: String = "", serverKeyKind: ServerKeyKind = .none,
        spendKey: SecretBytes = SecretBytes(""), pin: SecretBytes = SecretBytes("")
    ) {
        self.appID = appID
        self.sessionID = sessionID
        self.authorizationID = authorizationID
        self.scope = scope
        self.privateKey = privateKey
        self.serverKey = serverKey
        self.serverKeyKind = serverKeyKind
        self.spendKey = spendKey
        self.pin = pin
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
