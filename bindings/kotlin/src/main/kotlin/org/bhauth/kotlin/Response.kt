package org.bhauth.kotlin

import kotlinx.coroutines.future.await
import org.bhauth.BhAuthException
import org.bhauth.ServiceException
import org.bhauth.ServiceResponse
import org.bhauth.SignedRequest
import org.bhauth.Status
import org.bhauth.UnknownOutcomeException
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpResponse
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toJavaDuration

/** What became of a request: one of four cases, so that a `when` must say what becomes of each. */
public sealed class Response(
    private val response: ServiceResponse,
) {
    /** The HTTP status of the response; 0: none came. */
    public val httpStatus: Int get() = response.httpStatus()

    /** How long to wait before the next request, in milliseconds; 0 if the service does not say. */
    public val retryAfterMs: Long get() = response.retryAfterMs()

    /** Until when to wait, in Unix milliseconds by the server's clock; 0 if the service names no time. */
    public val retryAtMs: Long get() = response.retryAtMs()

    /** What the service said besides, JSON on one line; of a batch's item the item itself. */
    public val detail: String get() = response.detail()

    /** The request was accepted. The data itself is yours to read from the body. */
    public class Accepted internal constructor(
        response: ServiceResponse,
    ) : Response(response) {
        /** The token that the service gave, a secret; empty if it gives none. */
        public val token: String = response.token()

        /** When the token expires, in Unix milliseconds, or 0. */
        public val expiresMs: Long = response.expiresMs()

        /** The server's time, in Unix milliseconds, or 0. */
        public val serverTimeMs: Long = response.serverTimeMs()
    }

    /** What the service said of a request that it did not accept. */
    public sealed class Failed(
        response: ServiceResponse,
    ) : Response(response) {
        /** The service's number of the error, such as -1022; else the HTTP status. */
        public val code: Long = response.errorCode()

        /** The error's name in capitals, such as `INVALID_SIGNATURE`; empty if not known. */
        public val name: String = response.errorName()

        /** The service's own words; may be empty. */
        public val message: String = response.errorMessage()

        /** What to do about it, in one sentence; empty if not known. */
        public val advice: String = response.advice()
    }

    /** The request was not executed. */
    public class Refused internal constructor(
        response: ServiceResponse,
    ) : Failed(response)

    /** A batch, of which some items failed and the others were accepted; the error is the first one's. */
    public class Partial internal constructor(
        response: ServiceResponse,
    ) : Failed(response) {
        /** How many items the batch has: `Toobit.responseItem` reads each. */
        public val itemCount: Int = response.itemCount()

        /** How many of them failed. */
        public val failedCount: Int = response.failedCount()
    }

    /** The request may have been executed: look it up by its client id before sending it again. */
    public class Unknown internal constructor(
        response: ServiceResponse,
    ) : Failed(response)

    /**
     * This response, if the request was accepted.
     *
     * @throws ServiceException if the service refused the request, or items of it
     * @throws UnknownOutcomeException if the request may have been executed
     */
    public fun orThrow(): Accepted {
        response.orThrow()
        return this as Accepted
    }

    /** Without the token. */
    override fun toString(): String = response.toString()
}

/** The response as one of four cases. */
public fun ServiceResponse.toResponse(): Response =
    when (outcome()!!) {
        ServiceResponse.Outcome.ACCEPTED -> Response.Accepted(this)
        ServiceResponse.Outcome.REFUSED -> Response.Refused(this)
        ServiceResponse.Outcome.PARTIAL -> Response.Partial(this)
        ServiceResponse.Outcome.UNKNOWN -> Response.Unknown(this)
    }

/** Read the response by a service's verb: `httpResponse.read(Velafi::response)`. */
public fun HttpResponse<ByteArray>.read(read: (HttpResponse<ByteArray>) -> ServiceResponse): Response =
    read(this).toResponse()

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

/**
 * Send a request as it is, without blocking a thread. A coroutine that is cancelled cancels the request, and
 * before Java 16 its waiting alone.
 *
 * @param base scheme and host alone, such as `https://api.toobit.com`
 * @param timeout how long the response may take
 * @throws IllegalArgumentException if base is anything else, or this client follows redirects: they would take the
 *     credentials to another host
 */
public suspend fun HttpClient.send(
    request: SignedRequest,
    base: URI,
    timeout: Duration = 30.seconds,
): HttpResponse<ByteArray> = request.sendAsync(this, base, timeout.toJavaDuration()).await()
