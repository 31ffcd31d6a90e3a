package org.bhauth;

import java.lang.ref.Cleaner;

/** A key in native memory: wiped when it is closed, freed when nothing holds it any more. */
final class HeldKey {
    private static final Cleaner CLEANER = Cleaner.create();

    /**
     * The native memory, which knows nothing of the object that owns it: else that would never be
     * collected.
     */
    private static final class Memory implements Runnable {
        private final long handle;

        Memory(long handle) {
            this.handle = handle;
        }

        @Override
        public void run() {
            Native.keyFree(handle);
        }
    }

    /** Makes a key and sets its handle; returns the status. */
    interface Maker {
        int make(byte[] text, long[] handle);
    }

    private HeldKey() {}

    /** The handle of a new key of the owner, which frees it when it is collected. */
    static long make(Object owner, Maker maker, byte[] text) {
        long[] handle = new long[1];
        BhAuthException.check(maker.make(text, handle));
        CLEANER.register(owner, new Memory(handle[0]));
        return handle[0];
    }
}
