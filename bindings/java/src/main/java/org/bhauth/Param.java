package org.bhauth;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A query or form parameter, or a header: a name and a value, not yet encoded. */
public final class Param {
    private final byte[] name;
    private final byte[] value;

    private Param(byte[] name, byte[] value) {
        this.name = name;
        this.value = value;
    }

    /**
     * Make a parameter.
     *
     * @param name its name
     * @param value its value; may be empty
     * @return the parameter
     * @throws BhAuthException {@link Status#UTF8}
     */
    public static Param of(String name, String value) {
        return new Param(
                Texts.utf8(Objects.requireNonNull(name, "name")),
                Texts.utf8(Objects.requireNonNull(value, "value")));
    }

    /**
     * Make a parameter of any bytes, for texts that are not UTF-8.
     *
     * @param name its name
     * @param value its value; may be empty
     * @return the parameter
     */
    public static Param of(byte[] name, byte[] value) {
        return new Param(name.clone(), value.clone());
    }

    /**
     * Its name.
     *
     * @return the name
     */
    public String name() {
        return Texts.all(name);
    }

    /**
     * Its value.
     *
     * @return the value
     */
    public String value() {
        return Texts.all(value);
    }

    /** {name, value, name, value, ...} */
    static byte[][] flatten(List<Param> params) {
        byte[][] texts = new byte[2 * params.size()][];
        int i = 0;
        for (Param param : params) {
            texts[i++] = param.name;
            texts[i++] = param.value;
        }
        return texts;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Param
                && Arrays.equals(((Param) other).name, name)
                && Arrays.equals(((Param) other).value, value);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(name) + Arrays.hashCode(value);
    }

    /** The name alone: a header's value may be a secret. */
    @Override
    public String toString() {
        return name();
    }
}
