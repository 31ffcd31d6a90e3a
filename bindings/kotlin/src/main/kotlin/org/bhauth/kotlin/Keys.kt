package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.Ed25519Key
import org.bhauth.HmacKey
import org.bhauth.Status
import org.bhauth.Times

/**
 * Prepare an HMAC key, to be closed by `use`, which wipes it:
 * `hmacKey(secret).use { key -> ... }`.
 *
 * @param secret any non-empty bytes; copied, so that you may wipe them
 * @param check refuse what looks as if it was copied wrongly, such as a newline of the file that it was read from:
 *     [HmacKey.checkSecret]; false: take any bytes
 * @throws BhAuthException [Status.SECRET_EMPTY], and what [HmacKey.checkSecret] says
 */
public fun hmacKey(
    secret: ByteArray,
    check: Boolean = true,
): HmacKey {
    if (check) HmacKey.checkSecret(secret)
    return HmacKey.of(secret)
}

/**
 * Prepare an HMAC key from a text. A `String` cannot be wiped: where that matters, pass bytes.
 *
 * @throws BhAuthException [Status.SECRET_EMPTY], [Status.UTF8], and what [HmacKey.checkSecret] says
 */
public fun hmacKey(
    secret: String,
    check: Boolean = true,
): HmacKey {
    if (check) {
        val copy = secret.toByteArray()
        try {
            HmacKey.checkSecret(copy)
        } finally {
            copy.fill(0)
        }
    }
    return HmacKey.of(secret)
}

/**
 * Prepare Mixin's session key, to be closed by `use`, which wipes it.
 *
 * @param text the key as people have it: hex, base64, PKCS#8, a JWK, a keystore; see [Ed25519Key.read]
 * @throws BhAuthException what it is, if it cannot be used
 */
public fun ed25519Key(text: String): Ed25519Key = Ed25519Key.read(text)

/** The system's clock: Unix time in milliseconds. */
public fun nowMs(): Long = Times.nowMs()
