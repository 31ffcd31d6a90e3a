package org.bhauth.child;

import org.bhauth.BhAuth;
import org.bhauth.HmacKey;
import org.bhauth.Primitives;
import org.bhauth.Velafi;

/** Loads the library and uses it once: LoadTest starts it in JVMs of their own. */
public final class LoadMain {
    private LoadMain() {}

    /** Prints what worked, or lets the error out. */
    public static void main(String[] arguments) {
        System.out.println("version " + BhAuth.version() + " of " + BhAuth.class.getModule());
        try (HmacKey key = HmacKey.of("xxxx")) {
            System.out.println("signature " + Velafi.sign(key, 1740568725231L));
        }
        int bytes = Integer.getInteger("hex.bytes", 0);
        System.out.println(
                bytes + " bytes in hex: " + Primitives.hexEncode(new byte[bytes]).length());
    }
}
