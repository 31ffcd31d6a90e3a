package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.Ed25519Key
import org.bhauth.HmacKey
import org.bhauth.Status
import org.bhauth.Times

/**
 * Prepare an HMAC key for VelaFi, PAVE or Toobit, to be closed by `use`, which wipes it:
 * `hmacKey(secret).use { key -> ... }`.
 *
 * @param secret any non-empty bytes; copied, so that you may wipe them
 * @param mayHaveSpace false: refuse a secret that begins or ends with white space, most likely a newline of the file it
 *     was read from; true: take any bytes
 * @throws BhAuthException [Status.SECRET_EMPTY], [Status.SECRET_SPACE]
 */
public fun hmacKey(
    secret: ByteArray,
    mayHaveSpace: Boolean = false,
): HmacKey {
    if (!mayHaveSpace) HmacKey.checkSecret(secret)
    return HmacKey.of(secret)
}

/**
 * Prepare an HMAC key from a text. A `String` cannot be wiped: where that matters, pass bytes.
 *
 * @throws BhAuthException [Status.SECRET_EMPTY], [Status.SECRET_SPACE], [Status.UTF8]
 */
public fun hmacKey(
    secret: String,
    mayHaveSpace: Boolean = false,
): HmacKey {
    if (!mayHaveSpace) HmacKey.checkSecret(secret.toByteArray())
    return HmacKey.of(secret)
}

/**
 * Prepare Mixin's session key, to be closed by `use`, which wipes it.
 *
 * @param text either form in use: hex of 64 or 128 characters, or base64url of 43 or 86 and more
 * @throws BhAuthException [Status.SECRET_EMPTY], [Status.KEY_ENCODING], [Status.KEY_LENGTH], [Status.KEY_MISMATCH]
 */
public fun ed25519Key(text: String): Ed25519Key =
    if (text.length == 64 || text.length == 128) Ed25519Key.fromHex(text) else Ed25519Key.fromBase64url(text)

/** The system's clock: Unix time in milliseconds. */
public fun nowMs(): Long = Times.nowMs()
