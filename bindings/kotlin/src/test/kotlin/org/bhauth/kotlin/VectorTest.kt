package org.bhauth.kotlin

import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicContainer
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.TestFactory
import java.nio.file.Files
import java.util.concurrent.atomic.AtomicInteger

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
