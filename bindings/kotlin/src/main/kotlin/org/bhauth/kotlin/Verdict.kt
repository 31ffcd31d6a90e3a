package org.bhauth.kotlin

import org.bhauth.BhAuthException
import org.bhauth.Status

/** What a verifier found. */
public sealed interface Verdict {
    /** The signature is right and its time is accepted. */
    public data object Valid : Verdict

    /**
     * It must not be trusted.
     *
     * @property status why: such as [Status.SIGNATURE], or of a right signature [Status.STALE] or [Status.FUTURE]
     */
    public data class Invalid(
        public val status: Status,
    ) : Verdict

    /** True for [Valid] alone. */
    public val isValid: Boolean get() = this is Valid
}

/**
 * What a service's `verify` finds, as a value: `verdict { Velafi.verify(signature, key, timestampMs, window) }`.
 *
 * @throws BhAuthException a closed key and the like, which are no verdict on the signature
 */
public inline fun verdict(verify: () -> Unit): Verdict =
    try {
        verify()
        Verdict.Valid
    } catch (e: BhAuthException) {
        if (e.status() == Status.KEY || e.status() == Status.PANIC) throw e
        Verdict.Invalid(e.status())
    }
