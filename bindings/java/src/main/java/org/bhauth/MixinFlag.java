package org.bhauth;

/** What a Mixin token may be made for, and verified for, beyond what is safe. */
public enum MixinFlag {
    /**
     * A body with GET or DELETE, or one that begins with neither a brace nor a bracket. Nothing
     * stands between target and body where the token signs them: with such a body, bytes could be
     * moved from one to the other.
     */
    ANY_BODY(Abi.MIXIN_ANY_BODY);

    private final int bit;

    MixinFlag(int bit) {
        this.bit = bit;
    }

    static int join(MixinFlag... flags) {
        int all = 0;
        for (MixinFlag flag : flags) {
            all |= flag.bit;
        }
        return all;
    }
}
