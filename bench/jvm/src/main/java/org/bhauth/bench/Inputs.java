package org.bhauth.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What is signed: the same for every contestant. */
public final class Inputs {
    /** The secret that Toobit published. */
    public static final byte[] SECRET =
            "30lfjDT51iOG1kYZnDoLNynOyMdIcmQyO1XYfxzYOmQfx9tjiI98Pzio4uhZ0Uk2".getBytes(UTF_8);

    /** An order of the document's kind: 141 bytes, those that bench/c/calls.c signs. */
    public static final String PAYLOAD =
            "symbol=BTCUSDT&side=SELL&type=LIMIT&timeInForce=GTC&quantity=1&price=400"
                    + "&newClientOrderId=order-00001&recvWindow=5000&timestamp=1668481902307";

    private Inputs() {}

    /** Fails unless both are the same: what is wrong must not be timed. */
    public static void same(String ours, String theirs, String who) {
        if (!ours.equals(theirs)) {
            throw new IllegalStateException(who + ": " + theirs + ", ours: " + ours);
        }
    }
}
