import kotlinx.coroutines.runBlocking
import org.bhauth.Pave
import org.bhauth.kotlin.Response
import org.bhauth.kotlin.hmacKey
import org.bhauth.kotlin.paveRequest
import org.bhauth.kotlin.read
import org.bhauth.kotlin.send
import java.net.URI
import java.net.http.HttpClient
import kotlin.system.exitProcess

/**
 * PAVE, "Generate Access Token", Kotlin, made right: the document's sample throws its token away; this one sends it,
 * with the very timestamp that was signed, in the form that the document's table asks for. Free to paste.
 *
 * Environment: BH_PAVE_USERNAME, BH_PAVE_API_KEY, BH_PAVE_SECRET.
 */
fun main() =
    runBlocking {
        val environment = System.getenv()
        val host = URI.create(environment["BH_PAVE_HOST"] ?: "https://openapi.paveapi.com")
        val username = environment["BH_PAVE_USERNAME"] ?: error("set BH_PAVE_USERNAME")
        val apiKey = environment["BH_PAVE_API_KEY"] ?: error("set BH_PAVE_API_KEY")
        val secret = environment["BH_PAVE_SECRET"] ?: error("set BH_PAVE_SECRET")

        val request = hmacKey(secret).use { key -> key.paveRequest(username, apiKey, target = "/v1/sessions") }
        val httpResponse = HttpClient.newHttpClient().send(request, host)
        when (val response = httpResponse.read(Pave::response)) {
            is Response.Accepted -> println(String(httpResponse.body()))
            is Response.Failed -> exitProcess(1.also { println("$response ${response.advice}") })
        }
    }
