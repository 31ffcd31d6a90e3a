package org.bhauth;

import java.io.IOException;

/** A turn to request a token went to another process, since this one took too long: ask again. */
public final class TurnLostException extends IOException {
    private static final long serialVersionUID = 1;

    /** Nothing was changed. */
    public TurnLostException() {
        super("the turn to request a token went to another process: ask the store again");
    }
}
