package org.bhauth

import java.util.concurrent.CompletableFuture

/** Time that passes when a test says so: below the public classes, which have no other timer than the system's. */
class ManualTime {
    private val waits = mutableListOf<Pair<Long, CompletableFuture<Void>>>()

    @Volatile var nowMs = 1740568725231L

    private fun after(ms: Long): CompletableFuture<Void> =
        synchronized(waits) { CompletableFuture<Void>().also { waits += nowMs + ms to it } }

    /** How many wait that were not ended. */
    val waiting: Int get() = synchronized(waits) { waits.count { !it.second.isDone } }

    fun advance(ms: Long) {
        val due =
            synchronized(waits) {
                nowMs += ms
                waits.filter { it.first <= nowMs }.also { waits -= it.toSet() }
            }
        due.forEach { it.second.complete(null) }
    }

    /** Gives a builder this time. */
    fun of(builder: TokenSource.Builder): TokenSource.Builder = builder.clockMs(::nowMs).timer(::after)
}
