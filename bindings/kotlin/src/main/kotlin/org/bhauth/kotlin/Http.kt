package org.bhauth.kotlin

import kotlinx.coroutines.future.await
import org.bhauth.SignedRequest
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpResponse
import kotlin.time.Duration
import kotlin.time.Duration.Companion.seconds
import kotlin.time.toJavaDuration

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
