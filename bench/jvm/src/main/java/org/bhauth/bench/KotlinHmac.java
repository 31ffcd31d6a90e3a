package org.bhauth.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The same from Kotlin. The harness's annotations are Java's, since its generator reads Java; what
 * is timed is Kotlin.
 */
@State(Scope.Benchmark)
public class KotlinHmac {
    private final KotlinContestants contestants = new KotlinContestants();

    /** Compares the outputs. */
    @Setup
    public void prepare() {
        Inputs.same(ours(), reused(), "reused");
        Inputs.same(ours(), document(), "document");
    }

    /** A key prepared once. */
    @Benchmark
    public String ours() {
        return contestants.ours();
    }

    /** The best that the platform does, in one thread. */
    @Benchmark
    public String reused() {
        return contestants.reused();
    }

    /** The document's sample (PAVE, "Generate Access Token", Kotlin). */
    @Benchmark
    public String document() {
        return contestants.document();
    }
}
