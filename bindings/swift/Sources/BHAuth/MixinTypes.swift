internal import CBHAuth
import Foundation

/// What a Mixin token may be made for beyond what is safe.
public struct MixinFlags: OptionSet, Sendable, Hashable {
    /// The number, as in `bh_auth.h`.
    public let rawValue: UInt32
    /// Flags by their number.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// A body of any kind. Without it, a body on a GET or DELETE and one that begins with neither `{` nor `[` are
    /// rejected: Mixin's hash of the request has nothing between target and body, so that bytes could move from the
    /// target's end into such a body.
    public static let anyBody = MixinFlags(rawValue: UInt32(BH_MIXIN_ANY_BODY))
}

/// The claims of a Mixin token, but for `sig`, which is made from the request.
public struct MixinClaims: Sendable, Hashable {
    private let uid, sid, aid, iss, scp, jti: Data
    private let iatS, expS: Int64
    /// What is allowed beyond the usual; nothing, unless you set it.
    public var flags: MixinFlags = []

    /// The claims of a bot or user.
    ///
    /// - Parameters:
    ///   - uid: The user's or bot's id.
    ///   - sid: The session's id.
    ///   - scp: The scopes; empty means `FULL`.
    ///   - jti: The token's id, a new UUID each time (``Random/uuidV4()``).
    ///   - iatS: Issued at, in Unix seconds.
    ///   - expS: Expires, in Unix seconds. Mixin's document uses 90 days; less is safer.
    public static func bot(
        uid: some BHBytes, sid: some BHBytes, scp: some BHBytes = "", jti: some BHBytes, iatS: Int64, expS: Int64
    ) -> MixinClaims {
        MixinClaims(uid: uid, sid: sid, aid: "", iss: "", scp: scp, jti: jti, iatS: iatS, expS: expS)
    }

    /// The claims of an OAuth client.
    ///
    /// - Parameters:
    ///   - iss: The client's id.
    ///   - aid: The authorization's id.
    ///   - scp: The granted scopes.
    ///   - jti: The token's id, a new UUID each time (``Random/uuidV4()``).
    ///   - iatS: Issued at, in Unix seconds.
    ///   - expS: Expires, in Unix seconds.
    public static func oauth(
        iss: some BHBytes, aid: some BHBytes, scp: some BHBytes, jti: some BHBytes, iatS: Int64, expS: Int64
    ) -> MixinClaims {
        MixinClaims(uid: "", sid: "", aid: aid, iss: iss, scp: scp, jti: jti, iatS: iatS, expS: expS)
    }

    /// All claims by name, for those who have them from elsewhere; the library refuses a mixture of the two kinds.
    public init(
        uid: some BHBytes, sid: some BHBytes, aid: some BHBytes, iss: some BHBytes, scp: some BHBytes,
        jti: some BHBytes, iatS: Int64, expS: Int64
    ) {
        self.uid = uid.withBHBytes { Data($0) }
        self.sid = sid.withBHBytes { Data($0) }
        self.aid = aid.withBHBytes { Data($0) }
        self.iss = iss.withBHBytes { Data($0) }
        self.scp = scp.withBHBytes { Data($0) }
        self.jti = jti.withBHBytes { Data($0) }
        self.iatS = iatS
        self.expS = expS
    }

    func withPointer<R>(_ body: (UnsafePointer<bh_mixin_claims>) -> R) -> R {
        let views = Views()
        var claims = bh_mixin_claims()
        claims.uid = views.view(uid)
        claims.sid = views.view(sid)
        claims.aid = views.view(aid)
        claims.iss = views.view(iss)
        claims.scp = views.view(scp)
        claims.jti = views.view(jti)
        claims.iat_s = iatS
        claims.exp_s = expS
        claims.flags = flags.rawValue
        return withExtendedLifetime(views) { withUnsafePointer(to: &claims, body) }
    }
}

/// A decoded Mixin token. What it does not hold is empty or 0. Nothing in it may be trusted.
public struct MixinToken: Sendable, Hashable {
    /// The algorithm that its header names, such as `EdDSA` or `RS512`.
    public let alg: String
    /// Hex SHA-256 of method, target and body.
    public let sig: String
    /// The user's or bot's id.
    public let uid: String
    /// The session's id.
    public let sid: String
    /// OAuth: the authorization's id.
    public let aid: String
    /// OAuth: the client's id.
    public let iss: String
    /// The scopes.
    public let scp: String
    /// The token's id.
    public let jti: String
    /// Issued at, in Unix seconds.
    public let iatS: Int64
    /// Expires, in Unix seconds.
    public let expS: Int64

    init(_ token: bh_mixin_token) {
        alg = token.alg.text
        sig = token.sig.text
        uid = token.claims.uid.text
        sid = token.claims.sid.text
        aid = token.claims.aid.text
        iss = token.claims.iss.text
        scp = token.claims.scp.text
        jti = token.claims.jti.text
        iatS = token.claims.iat_s
        expS = token.claims.exp_s
    }
}
