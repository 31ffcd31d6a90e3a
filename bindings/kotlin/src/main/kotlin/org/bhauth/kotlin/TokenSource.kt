package org.bhauth.kotlin

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.delay
import kotlinx.coroutines.sync.Mutex
import kotlinx.coroutines.sync.withLock
import org.bhauth.BhAuthException
import org.bhauth.ServiceException
import org.bhauth.TokenRule
import org.bhauth.TokenService
import org.bhauth.TokenTimes
import java.io.IOException
import java.net.URI
import java.net.http.HttpClient
import java.time.Duration

/**
 * A token that is always good: requested when it is first needed, kept, refreshed ahead of its expiry, and never
 * requested more often than the service wants. It suspends where the Java one blocks. Any number of coroutines may use
 * it: one of them makes the request, and while the old token is good the others do not wait for it.
 *
 * @param service whose tokens, such as `TokenService.velafi(key, apiKey)`; stays yours to close
 * @param base another host than the service's own: VelaFi's for tests, a sandbox
 * @param client sends the requests
 * @param clockMs the present time by the server's clock, in Unix milliseconds
 * @param minIntervalMs how long to leave between two requests, in milliseconds
 * @param refreshAheadMs how long ahead of its expiry a token is refreshed, in milliseconds; 0: 5 minutes, but at most a
 *     tenth of its lifetime
 * @param timeout how long a request may take
 */
public class TokenSource(
    private val service: TokenService,
    private val base: URI = service.host(),
    private val client: HttpClient = HttpClient.newHttpClient(),
    private val clockMs: () -> Long = ::nowMs,
    minIntervalMs: Long = service.minIntervalMs(),
    refreshAheadMs: Long = 0,
    private val timeout: Duration = Duration.ofSeconds(30),
) {
    private class Known(
        val token: String,
        val times: TokenTimes,
        val expiresMs: Long,
    )

    private val refreshing = Mutex()

    @Volatile private var known =
        Known("", TokenTimes.NONE.withMinIntervalMs(minIntervalMs).withRefreshAheadMs(refreshAheadMs), 0)
    private var failure: Exception? = null

    init {
        TokenRule.decide(known.times, clockMs())
    }

    /**
     * A good token. Where a refresh fails, the old token is returned as long as it is good. Where there is none and the
     * service takes no request yet, the failure of the last request is thrown again.
     *
     * @throws ServiceException if the service refuses the request
     * @throws IOException if it cannot be reached
     * @throws BhAuthException if the credentials are not valid, or the response is not one
     */
    public suspend fun token(): String {
        val current = known
        val nowMs = clockMs()
        val isGood = current.token.isNotEmpty() && nowMs < current.expiresMs
        if (isGood) {
            val rule = TokenRule.decide(current.times, nowMs)
            if (rule.action() == TokenRule.Action.USE || refreshing.isLocked) return current.token
        }
        return refreshing.withLock { refresh() }
    }

    private suspend fun refresh(): String {
        while (true) {
            val nowMs = clockMs()
            val rule = TokenRule.decide(known.times, nowMs)
            when (rule.action()!!) {
                TokenRule.Action.USE -> {
                    return known.token
                }

                TokenRule.Action.REFRESH -> {
                    return request(nowMs)
                }

                TokenRule.Action.WAIT -> {
                    failure?.let { throw it }
                    delay(rule.waitMs())
                }
            }
        }
    }

    /** A new token; or the old one, if it is good yet and no new one was had. */
    private suspend fun request(nowMs: Long): String {
        val old = Known(known.token, known.times.withLastRequestMs(nowMs), known.expiresMs)
        known = old
        try {
            val httpResponse = client.send(service.request(nowMs), base, timeout)
            val accepted = service.response(httpResponse.statusCode(), httpResponse.body(), nowMs).toResponse().orThrow()
            known = Known(accepted.token, old.times.withToken(nowMs, accepted.expiresMs), accepted.expiresMs)
            failure = null
            return accepted.token
        } catch (e: CancellationException) {
            throw e
        } catch (
            @Suppress("TooGenericExceptionCaught") e: Exception,
        ) {
            failure = e
            if (old.token.isNotEmpty() && clockMs() < old.expiresMs) return old.token
            throw e
        }
    }

    /** Forget the token: for when the service says that it is no longer good. */
    public suspend fun invalidate(): Unit =
        refreshing.withLock { known = Known("", known.times.withToken(0, 0), 0) }

    /** Names nothing but the host. */
    override fun toString(): String = "TokenSource of $base"
}
