internal import CBHAuth
import Foundation

/// What is wrong with a signature. Nothing in it is a guess: what is named was computed again and gives this very
/// signature.
public struct Diagnosis: Sendable {
    /// Whether the signature is right: there is no mistake.
    public let isRight: Bool
    /// The mistakes that were made together, at most three; none if the signature is right, or if none is known that
    /// makes it.
    public let mistakes: [Mistake]
    /// What is wrong and what to change, a sentence for each mistake. It holds nothing of the secret.
    public let message: String
    /// The exact bytes that were signed, any bytes: a secret if it was a part of them. Empty if none are known.
    public let payload: SecretBytes
    /// What was tried, if nothing was found.
    public let tried: [Mistake]

    init(_ diagnosis: bh_diagnosis) {
        func mistakes(_ names: bh_str) -> [Mistake] {
            names.text.split(separator: " ").compactMap { Mistake(rawValue: String($0)) }
        }
        isRight = diagnosis.mistake == UInt32(BH_MISTAKE_NONE)
        self.mistakes = mistakes(diagnosis.names)
        message = diagnosis.message.text
        payload = diagnosis.payload.secret
        tried = mistakes(diagnosis.tried)
    }
}

/// Calls a search and takes what it fills in.
private func diagnosis(
    _ call: (UnsafeMutablePointer<bh_diagnosis>, UnsafeMutablePointer<CChar>?, UnsafeMutablePointer<Int>) -> bh_status
) throws(BHAuthError) -> Diagnosis {
    try output(bh_diagnosis(), { call($0, $1, $2) }, read: { Diagnosis($0) })
}

extension Velafi {
    /// Finds out why the signature of a token request is wrong: which known mistake, or which two, make exactly this
    /// signature.
    ///
    /// - Parameters:
    ///   - signature: The wrong one, as it was sent.
    ///   - secret: The secret key, its text.
    ///   - apiKey: The API key, or empty.
    ///   - timestampMS: As sent.
    /// - Throws: ``BHStatus/empty`` without a signature, ``BHStatus/secretEmpty``, ``BHStatus/size`` over 128 KiB.
    public static func diagnose(
        _ signature: some BHBytes, secret: some BHBytes, apiKey: some BHBytes = "", timestampMS: Int64
    ) throws(BHAuthError) -> Diagnosis {
        let views = Views()
        return try diagnosis { found, out, length in
            withExtendedLifetime(views) {
                bh_velafi_diagnose(
                    found, out, length, views.view(signature), views.view(secret), views.view(apiKey), timestampMS)
            }
        }
    }
}

extension Pave {
    /// Finds out why an access token is wrong, as ``Toobit/diagnose(_:secret:query:body:apiKey:method:path:)``.
    ///
    /// - Throws: ``BHStatus/empty`` without a signature, ``BHStatus/secretEmpty``, ``BHStatus/size`` over 128 KiB.
    public static func diagnose(
        _ signature: some BHBytes, secret: some BHBytes, username: some BHBytes, apiKey: some BHBytes,
        timestamp: some BHBytes
    ) throws(BHAuthError) -> Diagnosis {
        let views = Views()
        return try diagnosis { found, out, length in
            withExtendedLifetime(views) {
                bh_pave_diagnose(
                    found, out, length, views.view(signature), views.view(secret), views.view(username),
                    views.view(apiKey), views.view(timestamp))
            }
        }
    }
}

extension Toobit {
    /// Finds out why a signature is wrong: which known mistake, or which two, make exactly this signature. It takes the
    /// time of many signatures: it is for a developer beside the secret.
    ///
    /// - Parameters:
    ///   - signature: The wrong one, as it was sent.
    ///   - secret: The secret key, its text.
    ///   - query: As sent.
    ///   - body: The form or JSON as sent, or empty.
    ///   - apiKey: The API key; what is not known is empty.
    ///   - method: The method.
    ///   - path: The path.
    /// - Throws: ``BHStatus/empty`` without a signature, ``BHStatus/secretEmpty``, ``BHStatus/size`` over 128 KiB.
    public static func diagnose(
        _ signature: some BHBytes, secret: some BHBytes, query: some BHBytes, body: some BHBytes = "",
        apiKey: some BHBytes = "", method: some BHBytes = "", path: some BHBytes = ""
    ) throws(BHAuthError) -> Diagnosis {
        let views = Views()
        return try diagnosis { found, out, length in
            withExtendedLifetime(views) {
                bh_toobit_diagnose(
                    found, out, length, views.view(signature), views.view(secret), views.view(query),
                    views.view(body), views.view(apiKey), views.view(method), views.view(path))
            }
        }
    }
}

extension Mixin {
    /// Finds out why Mixin refuses a token: whether it is signed otherwise, with another key or text, whether its claim
    /// `sig` is of another request, and what is wrong with its claims.
    ///
    /// - Parameters:
    ///   - token: As it was sent.
    ///   - key: The private key's text, or the public key's.
    ///   - method: As sent.
    ///   - target: As sent.
    ///   - body: As sent, or empty.
    ///   - requestID: The `X-Request-Id` sent with it, or empty.
    ///   - nowMS: Unix milliseconds by the server's clock; 0: the time is not compared.
    /// - Throws: ``BHStatus/tokenFormat`` if it is no JWT even so; of the key as ``Ed25519Key/init(reading:)``.
    public static func diagnose(
        _ token: some BHBytes, key: some BHBytes, method: some BHBytes, target: some BHBytes,
        body: some BHBytes = "", requestID: some BHBytes = "", nowMS: Int64 = 0
    ) throws(BHAuthError) -> Diagnosis {
        let views = Views()
        return try diagnosis { found, out, length in
            withExtendedLifetime(views) {
                bh_mixin_diagnose(
                    found, out, length, views.view(token), views.view(key), views.view(method), views.view(target),
                    views.view(body), views.view(requestID), nowMS)
            }
        }
    }
}

extension Bitbitduo {
    /// Finds out why a `sig` is wrong, as ``Toobit/diagnose(_:secret:query:body:apiKey:method:path:)``; also that it is
    /// right by another scheme.
    ///
    /// - Throws: ``BHStatus/scheme``; ``BHStatus/empty`` without a signature, ``BHStatus/secretEmpty``,
    ///   ``BHStatus/size`` over 128 KiB.
    public static func diagnose(
        _ signature: some BHBytes, scheme: Scheme, appID: some BHBytes, appKey: some BHBytes, random: UInt32,
        timeS: Int64
    ) throws(BHAuthError) -> Diagnosis {
        let views = Views()
        return try diagnosis { found, out, length in
            withExtendedLifetime(views) {
                bh_bitbitduo_diagnose(
                    found, out, length, views.view(signature), scheme.rawValue, views.view(appID),
                    views.view(appKey), random, timeS)
            }
        }
    }
}
