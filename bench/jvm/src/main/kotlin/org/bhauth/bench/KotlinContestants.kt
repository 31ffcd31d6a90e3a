package org.bhauth.bench

import org.bhauth.Toobit
import org.bhauth.kotlin.hmacKey
import javax.crypto.Mac
import javax.crypto.spec.SecretKeySpec

/** Toobit's signature of 141 bytes, as Kotlin's users would write it. */
class KotlinContestants {
    private val payload = Inputs.PAYLOAD
    private val key = hmacKey(Inputs.SECRET)
    private val mac = freshMac()

    private fun freshMac(): Mac =
        Mac.getInstance("HmacSHA256").apply { init(SecretKeySpec(Inputs.SECRET, "HmacSHA256")) }

    fun ours(): String = Toobit.sign(key, payload, "")

    fun reused(): String = mac.doFinal(payload.toByteArray()).toHexString()

    fun document(): String = freshMac().doFinal(payload.toByteArray()).joinToString("") { "%02x".format(it) }
}
