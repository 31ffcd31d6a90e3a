import kotlinx.coroutines.runBlocking
import org.bhauth.Pave
import org.bhauth.kotlin.hmacKey
import org.bhauth.kotlin.paveRequest
import org.bhauth.kotlin.read
import org.bhauth.kotlin.send
import java.net.URI
import java.net.http.HttpClient

/**
 * PAVE: the access token, with the three headers that go with it. The document's sample makes the token and drops it, and signs
 * Unix seconds where its table asks for a UTC datetime.
 * Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET; BH_PAVE_HOST names another host.
 */
fun main() =
    runBlocking {
        val env = System.getenv()
        val request = hmacKey(env.getValue("BH_PAVE_SECRET")).use { key ->
            key.paveRequest(
                env.getValue("BH_PAVE_USERNAME"),
                env.getValue("BH_PAVE_API_KEY"),
                target = "/v1/sessions",
            )
        }
        val host = URI.create(env["BH_PAVE_HOST"] ?: "https://openapi.paveapi.com")
        val response = HttpClient.newHttpClient().send(request, host)
        response.read(Pave::response).orThrow()
        println(String(response.body()))
    }
