package org.bhauth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is wrong with a signature. Nothing in it is a guess: what is named was computed again and
 * gives this very signature. {@link #close} wipes what was signed.
 */
public final class Diagnosis implements AutoCloseable {
    private final byte[] buffer;
    private final int[] spans;
    private final long[] numbers;

    private Diagnosis(byte[] buffer, int[] spans, long[] numbers) {
        this.buffer = buffer;
        this.spans = spans;
        this.numbers = numbers;
    }

    /** Calls a native function and takes what it fills in. */
    interface Search {
        int run(byte[][] out, int[] spans, long[] numbers);
    }

    static Diagnosis of(Search search) {
        byte[][] out = new byte[1][];
        int[] spans = new int[Abi.Diagnosis.SPANS];
        long[] numbers = new long[Abi.Diagnosis.NUMBERS];
        BhAuthException.check(search.run(out, spans, numbers));
        return new Diagnosis(out[0], spans, numbers);
    }

    /**
     * Whether the signature is right.
     *
     * @return true if there is no mistake
     */
    public boolean isRight() {
        return mistake() == Mistake.NONE;
    }

    /**
     * The mistake.
     *
     * @return {@link Mistake#NONE} if the signature is right, {@link Mistake#UNKNOWN} if none is
     *     known that makes it
     */
    public Mistake mistake() {
        return Mistake.of((int) numbers[Abi.Diagnosis.MISTAKE]);
    }

    /**
     * All mistakes that were made together.
     *
     * @return at most three; none if the signature is right, or if none is known that makes it
     */
    public List<Mistake> mistakes() {
        List<Mistake> all = new ArrayList<>();
        int[] places = {
            Abi.Diagnosis.MISTAKE, Abi.Diagnosis.SECOND_MISTAKE, Abi.Diagnosis.THIRD_MISTAKE
        };
        for (int place : places) {
            Mistake one = Mistake.of((int) numbers[place]);
            if (one != Mistake.NONE && one != Mistake.UNKNOWN) {
                all.add(one);
            }
        }
        return all;
    }

    /**
     * The names of the mistakes.
     *
     * @return such as {@code secret_newline}, joined by a space; empty if none is named
     */
    public String names() {
        return Texts.at(buffer, spans, Abi.Diagnosis.NAMES);
    }

    /**
     * What is wrong and what to change.
     *
     * @return a sentence for each mistake, which holds nothing of the secret
     */
    public String message() {
        return Texts.at(buffer, spans, Abi.Diagnosis.MESSAGE);
    }

    /**
     * The exact bytes that were signed: any bytes, and a secret if it was a part of them.
     *
     * @return a copy, which is yours to wipe; empty if none is known
     */
    public byte[] payload() {
        return Texts.bytesAt(buffer, spans, Abi.Diagnosis.PAYLOAD);
    }

    /**
     * The names of all that was tried, if nothing was found.
     *
     * @return joined by a space
     */
    public String tried() {
        return Texts.at(buffer, spans, Abi.Diagnosis.TRIED);
    }

    /**
     * How many signatures were computed.
     *
     * @return the number
     */
    public int computed() {
        return (int) numbers[Abi.Diagnosis.COMPUTED];
    }

    /** Wipes what was signed. */
    @Override
    public void close() {
        Arrays.fill(buffer, (byte) 0);
    }

    /** Shows nothing that was signed. */
    @Override
    public String toString() {
        return "Diagnosis(" + (isRight() ? "right" : names().isEmpty() ? "unknown" : names()) + ")";
    }
}
