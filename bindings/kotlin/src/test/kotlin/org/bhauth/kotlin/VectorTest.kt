package org.bhauth.kotlin

import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.DynamicTest
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.TestFactory
import java.nio.file.Files
import java.util.concurrent.atomic.AtomicInteger

/** Every case of every file of tests/vectors, through Kotlin. */
class VectorTest {
    @TestFactory
    fun core() = all("core", Case::runCore)

    @TestFactory
    fun input() = all("input", Case::runInput)

    @TestFactory
    fun velafi() = all("velafi", Case::runVelafi)

    @TestFactory
    fun pave() = all("pave", Case::runPave)

    @TestFactory
    fun mixin() = all("mixin", Case::runMixin)

    @TestFactory
    fun toobit() = all("toobit", Case::runToobit)

    @TestFactory
    fun bitbitduo() = all("bitbitduo", Case::runBitbitduo)

    private fun all(
        service: String,
        run: (Case) -> Unit,
    ): List<DynamicTest> =
        Case.load(service).map { case ->
            DynamicTest.dynamicTest(case.name) {
                run(case)
                RAN.incrementAndGet()
            }
        }

    @Test
    fun everyFileHasItsRunner() {
        val names = Files.newDirectoryStream(Case.file("core").parent, "*.json").use { files ->
            files.map { it.fileName.toString().removeSuffix(".json") }.toSet()
        }
        assertEquals(FILES + "schema", names)
    }

    companion object {
        private val RAN = AtomicInteger()
        private val FILES = setOf("core", "input", "velafi", "pave", "mixin", "toobit", "bitbitduo")

        /** Counted in the text of the files, not by what read them. */
        @AfterAll
        @JvmStatic
        fun allOfThemRan() {
            val written = FILES.sumOf { Files.readString(Case.file(it)).split("\"verb\":").size - 1 }
            assertTrue(written >= 6 * 25, "only $written cases")
            assertEquals(written, RAN.get(), "cases run")
            writeCount("cases", RAN.get())
        }
    }
}
