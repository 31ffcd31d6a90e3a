internal import CBHAuth
import Foundation

/// What seals a PIN beside the keys.
public struct MixinSeal: Sendable {
    /// 16 random bytes, never used before.
    public var iv: [UInt8]
    /// Now, in Unix seconds.
    public var timeS: Int64
    /// Greater than the last one of the session: ``Mixin/iteratorNext(last:nowMS:)``.
    public var iterator: UInt64

    /// A seal of these.
    public init(iv: [UInt8], timeS: Int64, iterator: UInt64) {
        (self.iv, self.timeS, self.iterator) = (iv, timeS, iterator)
    }

    /// A seal of a random IV.
    ///
    /// - Throws: ``BHStatus/iterator``, ``BHStatus/timeIsSeconds``.
    public init(lastIterator: UInt64, nowMS: Int64) throws(BHAuthError) {
        var random = SystemRandomNumberGenerator()
        iv = (0..<16).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        timeS = nowMS / 1000
        iterator = try Mixin.iteratorNext(last: lastIterator, nowMS: nowMS)
    }
}

extension MixinKeystore {
    func withPointer<R>(_ body: (UnsafePointer<bh_mixin_keystore>) -> R) -> R {
        let views = Views()
        var keystore = bh_mixin_keystore()
        keystore.app_id = views.view(appID)
        keystore.session_id = views.view(sessionID)
        keystore.authorization_id = views.view(authorizationID)
        keystore.scope = views.view(scope)
        keystore.private_key = views.view(privateKey)
        keystore.server_key = views.view(serverKey)
        keystore.spend_key = views.view(spendKey)
        keystore.pin = views.view(pin)
        keystore.server_key_kind =
            switch serverKeyKind {
            case .none: UInt32(BH_MIXIN_SERVER_KEY_NONE)
            case .ed25519: UInt32(BH_MIXIN_SERVER_KEY_ED25519)
            case .x25519: UInt32(BH_MIXIN_SERVER_KEY_X25519)
            }
        return withExtendedLifetime(views) { body(&keystore) }
    }
}

extension Mixin {
    /// Prepares the key that spends, of a keystore whose `spendKey` is its seed or the scalar that is made of one: which,
    /// its public key tells.
    ///
    /// - Throws: ``BHStatus/keyMismatch`` if it is neither's, and as ``Ed25519Key/init(reading:)``.
    public static func spendKey(_ keystore: MixinKeystore, publicKey: some BHBytes) throws(BHAuthError) -> Ed25519Key {
        try Ed25519Key(preparing: { key in
            withView(publicKey) { publicKey in
                guard publicKey.len == Int(BH_ED25519_PUBLIC_SIZE) else { return bh_status(BH_ERR_PUBLIC_KEY) }
                return keystore.withPointer { bh_mixin_spend_key(key, $0, bytes(publicKey.data)) }
            }
        })
    }

    /// Seals a PIN for the server: what its calls name `pin_base64`. The server's key is converted if, and only if, it is
    /// of the kind that must be.
    ///
    /// - Parameters:
    ///   - keystore: As it was read; not of OAuth.
    ///   - plain: Six digits; or the 64 bytes of ``tipSign(_:action:parameters:)``; or, for `POST /pin/update`, the 32 of
    ///     the public key that is to be the PIN; empty: the keystore's.
    ///   - seal: New for each.
    /// - Throws: ``BHStatus/pin``, ``BHStatus/iv``, ``BHStatus/iterator``, ``BHStatus/serverKey``,
    ///   ``BHStatus/publicKey``.
    public static func pin(
        _ keystore: MixinKeystore, plain: some BHBytes = "", seal: MixinSeal
    ) throws(BHAuthError) -> String {
        try output(
            { out, length in
                withViews(plain, seal.iv) { plain, iv in
                    keystore.withPointer { bh_mixin_pin(out, length, $0, plain, iv, seal.timeS, seal.iterator) }
                }
            }, read: text)
    }

    /// The iterator of a session's next PIN: the time in nanoseconds or, where the clock did not move or was put back, one
    /// more than the last.
    ///
    /// - Throws: ``BHStatus/iterator``, ``BHStatus/timeIsSeconds``.
    public static func iteratorNext(last: UInt64, nowMS: Int64) throws(BHAuthError) -> UInt64 {
        var next: UInt64 = 0
        try call { bh_mixin_iterator_next(&next, last, nowMS) }
        return next
    }

    /// The text of a TIP action, such as `TIP:TRANSFER:CREATE:`: its name and its parameters, by name in any order,
    /// joined.
    ///
    /// - Throws: ``BHStatus/tipAction``, ``BHStatus/tipParameter``, ``BHStatus/tipAmount``, ``BHStatus/utf8``.
    public static func tipPayload(action: some BHBytes, parameters: Parameters) throws(BHAuthError) -> Data {
        try output(
            { out, length in
                withView(action) { action in
                    parameters.withList { bh_mixin_tip_payload(out, length, action, $0.baseAddress, $0.count) }
                }
            }, read: data)
    }

    /// Signs a TIP action with the key of ``spendKey(_:publicKey:)``. Who has the signature, has what was signed executed.
    ///
    /// - Returns: 64 bytes, for ``pin(_:plain:seal:)``.
    /// - Throws: ``BHStatus/key``, and as ``tipPayload(action:parameters:)``.
    public static func tipSign(
        _ key: Ed25519Key, action: some BHBytes, parameters: Parameters
    ) throws(BHAuthError) -> [UInt8] {
        try fixedBytes(size: BH_ED25519_SIGNATURE_SIZE) { out in
            withView(action) { action in
                parameters.withList { list in
                    key.using { bh_mixin_tip_sign(out, $0, action, list.baseAddress, list.count) }
                }
            }
        }
    }

    /// The body of `POST /safe/users`, which registers the key that spends for the keystore's `appID`.
    ///
    /// - Throws: ``BHStatus/tipParameter`` if that is no UUID, and as ``pin(_:plain:seal:)``.
    public static func registerBody(
        _ key: Ed25519Key, keystore: MixinKeystore, seal: MixinSeal
    ) throws(BHAuthError) -> String {
        try output(
            { out, length in
                withView(seal.iv) { iv in
                    keystore.withPointer { keystore in
                        key.using {
                            bh_mixin_register_body(out, length, $0, keystore, iv, seal.timeS, seal.iterator)
                        }
                    }
                }
            }, read: text)
    }
}

extension Parameters {
    func withList<R>(_ body: (UnsafeBufferPointer<bh_param>) -> R) -> R {
        let views = Views()
        let list = all.map { bh_param(name: views.view($0.name), value: views.view($0.value)) }
        return withExtendedLifetime(views) {
            // An empty list may have an address, which is no list's.
            list.isEmpty ? body(UnsafeBufferPointer(start: nil, count: 0)) : list.withUnsafeBufferPointer(body)
        }
    }
}
