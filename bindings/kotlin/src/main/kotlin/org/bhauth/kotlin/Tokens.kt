package org.bhauth.kotlin

import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.future.await
import org.bhauth.BhAuthException
import org.bhauth.ServiceException
import org.bhauth.TokenService
import org.bhauth.TokenSource
import java.io.IOException
import java.net.URI
import java.net.http.HttpClient
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toJavaDuration

/**
 * Make a token source.
 *
 * @param service whose tokens, such as `TokenService.velafi(key, apiKey)`; stays yours to close
 * @param base another host than the service's own: VelaFi's for tests, a sandbox; scheme and host alone
 * @param client sends the requests; must not follow redirects
 * @param clockMs the present time by the server's clock, in Unix milliseconds; read whenever a token is asked for
 * @param minIntervalMs how long to leave between two requests, in milliseconds
 * @param refreshAheadMs how long ahead of its expiry a token is refreshed, in milliseconds; 0: 5 minutes, but at most a
 *     tenth of its lifetime
 * @param timeout how long a request may take, its response included
 * @throws IllegalArgumentException if base, client or timeout are anything else
 * @throws BhAuthException if a duration is negative
 */
public fun tokenSource(
    service: TokenService,
    base: URI = service.host(),
    client: HttpClient = HttpClient.newHttpClient(),
    clockMs: () -> Long = ::nowMs,
    minIntervalMs: Long = service.minIntervalMs(),
    refreshAheadMs: Long = 0,
    timeout: Duration = 30.seconds,
): TokenSource =
    TokenSource
        .builder(service)
        .base(base)
        .client(client)
        .clockMs(clockMs)
        .minIntervalMs(minIntervalMs)
        .refreshAheadMs(refreshAheadMs)
        .timeout(timeout.toJavaDuration())
        .build()

/**
 * A good token, at once if there is one; else it suspends where [TokenSource.token] blocks. The request belongs to no
 * coroutine: one that is cancelled or times out ends its own waiting alone.
 *
 * @throws ServiceException if the service refuses the request
 * @throws IOException if it cannot be reached, or the client fails in any other way
 * @throws BhAuthException if the credentials are not valid, or the response is not one
 */
public suspend fun TokenSource.awaitToken(): String {
    currentCoroutineContext().ensureActive()
    return tokenAsync().await()
}
