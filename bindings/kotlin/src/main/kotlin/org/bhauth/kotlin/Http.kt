package org.bhauth.kotlin

import kotlinx.coroutines.future.await
import org.bhauth.SignedRequest
import java.net.URI
import java.net.http.HttpClient
import java.net.http.HttpResponse
import java.net.http.HttpResponse.BodyHandlers
import java.time.Duration

/**
 * Send a request as it is, without blocking a thread. A coroutine that is cancelled cancels the request.
 *
 * @param base scheme and host, such as `https://api.toobit.com`
 * @param timeout how long the response may take
 */
public suspend fun HttpClient.send(
    request: SignedRequest,
    base: URI,
    timeout: Duration = Duration.ofSeconds(30),
): HttpResponse<ByteArray> =
    sendAsync(request.toHttpRequestBuilder(base).timeout(timeout).build(), BodyHandlers.ofByteArray()).await()

/** Read the response by a verb: `response.read(Velafi::response)`. */
public fun HttpResponse<ByteArray>.read(response: (httpStatus: Int, body: ByteArray) -> Response): Response =
    response(statusCode(), body())
