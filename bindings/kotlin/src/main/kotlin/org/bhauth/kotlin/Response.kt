package org.bhauth.kotlin

import org.bhauth.ServiceException
import org.bhauth.ServiceResponse

/** What a service answered: accepted or refused, so that a `when` must say what becomes of both. */
public sealed interface Response {
    /** The HTTP status of the response. */
    public val httpStatus: Int

    /**
     * The service accepted the request. The data itself is yours to read from the body.
     *
     * @property token the token that the service gave, a secret; empty if it gives none
     * @property expiresMs when the token expires, in Unix milliseconds, or 0
     * @property serverTimeMs the server's time, in Unix milliseconds, or 0
     */
    public class Accepted internal constructor(
        override val httpStatus: Int,
        public val token: String,
        public val expiresMs: Long,
        public val serverTimeMs: Long,
    ) : Response {
        /** Without the token. */
        override fun toString(): String = "Accepted(httpStatus=$httpStatus)"
    }

    /**
     * The service refused the request.
     *
     * @property code the service's number of the error, such as -1022; else the HTTP status
     * @property name its name in capitals, such as `INVALID_SIGNATURE`; empty if not known
     * @property message the service's own words; may be empty
     * @property advice what to do about it, in one sentence; empty if not known
     */
    public class Refused internal constructor(
        private val response: ServiceResponse,
    ) : Response {
        override val httpStatus: Int get() = response.httpStatus()
        public val code: Long get() = response.errorCode()
        public val name: String get() = response.errorName()
        public val message: String get() = response.errorMessage()
        public val advice: String get() = response.advice()

        internal fun toException(): ServiceException = ServiceException(response)

        override fun toString(): String = "Refused($code $name $message)"
    }

    /**
     * This response, if it was accepted.
     *
     * @throws ServiceException if the service refused the request
     */
    public fun orThrow(): Accepted =
        when (this) {
            is Accepted -> this
            is Refused -> throw toException()
        }
}

/** The response as a sealed type. */
public fun ServiceResponse.toResponse(): Response =
    if (accepted()) Response.Accepted(httpStatus(), token(), expiresMs(), serverTimeMs()) else Response.Refused(this)
