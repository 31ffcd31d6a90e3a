package org.bhauth.kotlin

import com.fasterxml.jackson.databind.JsonNode
import org.bhauth.BitbitduoScheme
import org.bhauth.Ed25519Key
import org.bhauth.MixinClaims
import org.bhauth.MixinFlag
import org.bhauth.ServiceResponse
import org.bhauth.SignedRequest
import org.bhauth.Vectors
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicContainer
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import java.nio.file.Files
import java.util.concurrent.atomic.AtomicInteger
import kotlin.time.Duration.Companion.seconds

/** Every case of every file of tests/vectors, through the Java classes and what Kotlin adds to them. */
class VectorTest {
    @TestFactory
    fun everyCase(): List<DynamicContainer> =
        FILES.map { service -> DynamicContainer.dynamicContainer(service, Case.load(service).map { test(it) }) }

    private fun test(case: Case) =
        DynamicTest.dynamicTest(case.name) {
            case.runBoth()
            RAN.incrementAndGet()
        }

    companion object {
        private val RAN = AtomicInteger()
        private val FILES =
            Files.newDirectoryStream(Case.file("core").parent, "*.json").use { files ->
                files.map { it.fileName.toString().removeSuffix(".json") }.minus("schema").sorted()
            }

        /** Counted in the text of the files, not by what read them. */
        @AfterAll
        @JvmStatic
        fun allOfThemRan() {
            val written = FILES.sumOf { Files.readString(Case.file(it)).split("\"verb\":").size - 1 }
            assertTrue(written >= 7 * 25, "only $written cases")
            assertEquals(written, RAN.get(), "cases run")
            writeCount("cases", RAN.get())
        }
    }
}

/** The Java classes as they are, then what Kotlin adds: its own functions, Response and Verdict. */
fun Case.runBoth() {
    Vectors.run(service, node)
    val own = OWN["$service.$verb"]
    when {
        own != null -> run { own() }
        verb == "verify" || verb == "integrity_verify" -> assertVerdict(verdict { Vectors.made(service, node) })
        expect.has("response") -> assertResponse(Vectors.made(service, node) as ServiceResponse)
    }
}

private val OWN: Map<String, Case.() -> Unit> =
    mapOf(
        "core.secret_check" to { hmacKey(bytes("secret")).close() },
        "input.ed25519_key_read" to {
            // Of what no String holds the function cannot be asked.
            val key = if (isUnicode(bytes("text"))) ed25519Key(text("text")) else Ed25519Key.read(bytes("text"))
            key.use { assertText("public_hex", HEX.formatHex(it.publicKey())) }
        },
        "velafi.token_request" to {
            hmacKey().use { assertRequest(it.velafiTokenRequest(text("api_key"), number("timestamp_ms"))) }
        },
        "velafi.request" to { velafiCall(input["call"]) },
        "pave.request" to { paveCall(input["call"]) },
        "toobit.request" to { toobitCall(input["call"]) },
        "mixin.request" to {
            ed25519Key().use {
                assertRequest(it.mixinRequest(claims(input["claims"]), text("target"), text("method"), bytes("body")))
            }
        },
        "mixin.blaze_request" to {
            ed25519Key().use { assertRequest(it.mixinBlazeRequest(claims(input["claims"]))) }
        },
        "bitbitduo.token_request" to {
            val (random, timeS) = bits("random") to number("time_s")
            assertRequest(bitbitduoTokenRequest(text("app_id"), bytes("app_key"), random, timeS, scheme()))
        },
    )

private fun Case.velafiCall(call: JsonNode) {
    val (token, target) = text(call["token"]) to text(call["target"])
    val contentType = text(call["content_type"])
    assertRequest(velafiRequest(token, target, text(call["method"]), bytes(call["body"]), contentType))
}

private fun Case.paveCall(call: JsonNode) =
    hmacKey().use {
        assertRequest(
            it.paveRequest(
                username = text(call["username"]),
                apiKey = text(call["api_key"]),
                target = text(call["target"]),
                method = text(call["method"]),
                body = bytes(call["body"]),
                timestamp = text(call["timestamp"]),
            ),
        )
    }

private fun Case.toobitCall(call: JsonNode) {
    val pairs = call.path("query").toList() + call.path("form").toList()
    // Parameters of any bytes are for Java's builder alone.
    if (!pairs.all { isUnicode(bytes(it[0])) && isUnicode(bytes(it[1])) }) {
        return assertRequest(Vectors.made(service, node) as SignedRequest)
    }
    hmacKey().use {
        assertRequest(
            it.toobitRequest(
                apiKey = text(call["api_key"]),
                path = text(call["path"]),
                method = text(call["method"]),
                query = call.path("query").map { pair -> text(pair[0]) to text(pair[1]) },
                form = call.path("form").map { pair -> text(pair[0]) to text(pair[1]) },
                json = bytes(call["json"]),
                timestampMs = number(call, "timestamp_ms"),
                recvWindowMs = number(call, "recv_window_ms"),
            ),
        )
    }
}

private fun Case.scheme(): BitbitduoScheme =
    input["scheme"].let {
        if (it.isTextual) BitbitduoScheme.valueOf(it.asText()) else BitbitduoScheme.of(bits("scheme"))
    }

private fun flags(node: JsonNode): Set<MixinFlag> {
    val flags = number(node, "flags")
    assertTrue(flags <= 1, "a flag that Kotlin does not know")
    return if (flags == 0L) emptySet() else setOf(MixinFlag.ANY_BODY)
}

/** Bot, OAuth, or a mixture that no function of ours makes. */
private fun claims(node: JsonNode): MixinClaims {
    val (iatS, expS) = number(node, "iat_s") to number(node, "exp_s")
    val lifetime = (expS - iatS).seconds
    val jti = text(node["jti"])
    val names = setOf("uid", "sid", "aid", "iss").filter { bytes(node[it]).isNotEmpty() }.toSet()
    return when {
        lifetime.inWholeSeconds == expS - iatS && names == setOf("uid", "sid") -> {
            mixinBotClaims(text(node["uid"]), text(node["sid"]), text(node["scp"]), jti, iatS, lifetime, flags(node))
        }

        lifetime.inWholeSeconds == expS - iatS && names == setOf("aid", "iss") -> {
            val (iss, aid) = text(node["iss"]) to text(node["aid"])
            mixinOauthClaims(iss, aid, text(node["scp"]), jti, iatS, lifetime, flags(node))
        }

        else -> {
            val builder = MixinClaims.builder().uid(text(node["uid"])).sid(text(node["sid"]))
            builder.aid(text(node["aid"])).iss(text(node["iss"])).scp(text(node["scp"])).jti(jti)
            builder.iatS(iatS).expS(expS).allow(*flags(node).toTypedArray()).build()
        }
    }
}
