package org.bhauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A case of a service by the description of the ABI: the function {@code bh_velafi_token_request}
 * is {@code Velafi.tokenRequest}, its arguments are the function's inputs in their order, and a
 * case names them as the function does. What has another shape is run by hand.
 */
final class Described {
    private static final JsonNode API = api();

    /** Methods that are not named as their functions. */
    private static final Map<String, String> OTHER_METHODS =
            Map.of("integrity_verify", "verifyIntegrity");

    private final Case c;
    private final List<AutoCloseable> keys = new ArrayList<>();

    private Described(Case c) {
        this.c = c;
    }

    /** Compares what the case expects. */
    static void run(Case c) throws Throwable {
        Described described = new Described(c);
        try {
            c.run(() -> described.run());
        } finally {
            described.closeKeys();
        }
    }

    /** What the method gives that has the fewest Strings, or throws. */
    static Object made(Case c) throws Throwable {
        Described described = new Described(c);
        try {
            return described.invoke(c.verb, described.methods(c.verb).get(0), Map.of());
        } finally {
            described.closeKeys();
        }
    }

    private void closeKeys() throws Exception {
        for (AutoCloseable key : keys) {
            key.close();
        }
    }

    private void run() throws Throwable {
        if (!c.verb.equals("sign")) {
            for (Method method : methods(c.verb)) {
                compare(invoke(c.verb, method, Map.of()));
            }
            return;
        }
        for (Method method : methods("sign")) {
            String signature = (String) invoke("sign", method, Map.of());
            c.assertText("signature", signature);
            byte[] payload = Case.bytes(c.expect.get("payload"));
            assertEquals(signature, Platform.hmacSha256(c.bytes("secret"), payload));
            Case.assertVerified(signature, this::verify);
        }
        for (Method method : methods("payload")) {
            Object payload = invoke("payload", method, Map.of());
            c.assertBytes(
                    "payload",
                    payload instanceof byte[] bytes ? bytes : Texts.utf8((String) payload));
        }
    }

    private void verify(String signature) {
        try {
            for (Method method : methods("verify")) {
                // At any time: a null is no value of a Map.of.
                Map<String, Object> now = Map.of("signature", signature, "now_ms", 0L);
                invoke("verify", method, now);
            }
        } catch (RuntimeException e) {
            throw e;
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private JsonNode function(String verb) {
        for (JsonNode function : API.get("functions")) {
            if (function.get("name").asText().equals("bh_" + c.service + "_" + verb)) {
                return function;
            }
        }
        return fail("unknown verb " + c.service + "." + verb);
    }

    private List<JsonNode> inputs(String verb) {
        List<JsonNode> inputs = new ArrayList<>();
        for (JsonNode param : function(verb).get("params")) {
            if (param.get("dir").asText().equals("in")
                    && !param.get("kind").asText().equals("count")) {
                inputs.add(param);
            }
        }
        return inputs;
    }

    /**
     * The methods of that name which take what the case has: of two the one with Strings, too, if
     * the case's texts are some.
     */
    private List<Method> methods(String verb) throws ClassNotFoundException {
        int inputs = inputs(verb).size();
        String name = OTHER_METHODS.getOrDefault(verb, camel(verb));
        List<Method> found = new ArrayList<>();
        for (Method method : Class.forName("org.bhauth." + pascal(c.service)).getMethods()) {
            if (method.getName().equals(name)
                    && method.getParameterCount() == inputs
                    && Arrays.stream(method.getParameterTypes())
                            .noneMatch(type -> type.getName().startsWith("java.net"))) {
                found.add(method);
            }
        }
        found.sort(Comparator.comparingInt(Described::strings));
        if (found.size() > 1 && !allUnicode()) {
            found = found.subList(0, 1);
        }
        if (found.isEmpty()) {
            fail("no method " + pascal(c.service) + "." + name + " of " + inputs);
        }
        return found;
    }

    private static int strings(Method method) {
        return (int)
                Arrays.stream(method.getParameterTypes())
                        .filter(type -> type == String.class)
                        .count();
    }

    private boolean allUnicode() {
        for (JsonNode member : c.input) {
            if ((member.isTextual() || member.has("hex")) && !Case.isUnicode(Case.bytes(member))) {
                return false;
            }
        }
        return true;
    }

    private Object invoke(String verb, Method method, Map<String, Object> given) throws Throwable {
        List<JsonNode> inputs = inputs(verb);
        Object[] args = new Object[inputs.size()];
        for (int i = 0; i < args.length; i++) {
            String name = inputs.get(i).get("name").asText();
            Class<?> type = method.getParameterTypes()[i];
            if (given.containsKey(name)) {
                args[i] = given.get(name);
            } else if (!given.isEmpty() && type == Window.class) {
                args[i] = null;
            } else {
                args[i] = value(inputs.get(i), type, c.input);
            }
        }
        return call(method, args);
    }

    private static Object call(Method method, Object... args) throws Throwable {
        try {
            return method.invoke(null, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** The constants of the bits that are set; the first constant is bit 0. */
    private static Object flags(Class<?> type, long bits) {
        Object[] all = type.getEnumConstants();
        List<Object> set = new ArrayList<>();
        for (int bit = 0; bit < 32; bit++) {
            if ((bits >> bit & 1) == 1) {
                set.add(all[bit]);
            }
        }
        return set.toArray((Object[]) Array.newInstance(type, 0));
    }

    /** A member of the case as this type. */
    private Object value(JsonNode param, Class<?> type, JsonNode from) throws Throwable {
        String name = param.get("name").asText();
        if (type == HmacKey.class || type == Ed25519Key.class) {
            AutoCloseable key =
                    type == HmacKey.class ? c.hmacKey() : Case.ed25519Key(from.get(name));
            keys.add(key);
            return key;
        } else if (type == HttpResult.class) {
            return c.http();
        } else if (type == Window.class) {
            return c.window();
        } else if (type == String.class) {
            return Case.text(from.get(name));
        } else if (type == byte[].class) {
            return param.get("kind").asText().equals("array")
                    ? Case.HEX.parseHex(from.get(hex(name)).asText())
                    : Case.bytes(from.get(name));
        } else if (type == long.class) {
            return Case.number(from, name);
        } else if (type == int.class) {
            return (int) Case.number(from, name);
        } else if (type == boolean.class) {
            return Case.number(from, name) != 0;
        } else if (type == List.class) {
            return Case.params(from.get(name));
        } else if (type.isArray()) {
            return flags(type.getComponentType(), Case.number(from, name));
        } else if (type.isEnum()) {
            JsonNode member = from.get(name);
            return member.isTextual()
                    ? call(type.getMethod("valueOf", String.class), member.asText())
                    : call(type.getMethod("of", int.class), member.intValue());
        }
        return built(type, param.get("type").asText(), from.get(name));
    }

    /**
     * By its builder, whose methods have the names of the struct's fields; what has none begins.
     */
    private Object built(Class<?> type, String struct, JsonNode from) throws Throwable {
        Method begin =
                Arrays.stream(type.getMethods())
                        .filter(method -> method.getName().equals("builder"))
                        .findAny()
                        .orElseGet(() -> fail(type + " has no builder: run it by hand"));
        Method[] setters = begin.getReturnType().getMethods();
        List<Object> first = new ArrayList<>();
        List<Object[]> later = new ArrayList<>();
        for (JsonNode field : fields(struct)) {
            String name = field.get("name").asText();
            Method setter = setter(setters, camel(name), field.get("kind").asText());
            if (setter == null) {
                first.add(Case.text(from.get(name)));
            } else if (setter.getParameterTypes()[0] == Param.class) {
                for (Param param : Case.params(from.get(name))) {
                    later.add(new Object[] {setter, param});
                }
            } else {
                later.add(new Object[] {setter, value(field, setter.getParameterTypes()[0], from)});
            }
        }
        assertEquals(begin.getParameterCount(), first.size(), "what " + type + ".builder takes");
        Object builder = begin.invoke(null, first.toArray());
        for (Object[] call : later) {
            ((Method) call[0]).invoke(builder, call[1]);
        }
        return begin.getReturnType().getMethod("build").invoke(builder);
    }

    private static Method setter(Method[] methods, String name, String kind) {
        for (Method method : methods) {
            boolean isList = kind.equals("structs");
            if (method.getName().equals(name)
                    && method.getParameterCount() == 1
                    && isList == (method.getParameterTypes()[0] == Param.class)) {
                return method;
            }
        }
        return null;
    }

    /** The fields that a program fills in or reads. */
    private static List<JsonNode> fields(String type) {
        String name = type.replace("const ", "").replace(" *", "");
        List<JsonNode> fields = new ArrayList<>();
        for (JsonNode struct : API.get("structs")) {
            if (struct.get("name").asText().equals(name)) {
                struct.get("fields").forEach(fields::add);
            }
        }
        fields.removeIf(field -> List.of("count", "reserved").contains(field.get("kind").asText()));
        return fields;
    }

    private void compare(Object made) throws ReflectiveOperationException {
        for (JsonNode param : function(c.verb).get("params")) {
            String kind = param.get("kind").asText();
            if (!param.get("dir").asText().equals("out")) {
                continue;
            }
            if (made instanceof SignedRequest request) {
                c.assertRequest(request);
            } else if (made instanceof ServiceResponse response) {
                c.assertResponse(response);
            } else if (kind.equals("struct")) {
                compareFields(made, param);
            } else {
                String name = param.get("name").asText();
                boolean isText = param.get("type").asText().startsWith("char");
                String member = isText && name.equals("buf") ? "text" : name;
                same(c.expect, isText || kind.equals("number") ? member : hex(name), made);
            }
            return;
        }
    }

    private void compareFields(Object made, JsonNode param) throws ReflectiveOperationException {
        JsonNode expected = c.expect.get(param.get("name").asText());
        for (JsonNode field : fields(param.get("type").asText())) {
            String name = field.get("name").asText();
            // Which a case must name, its schema says.
            if (!expected.has(name)) {
                continue;
            }
            same(expected, name, made.getClass().getMethod(camel(name)).invoke(made));
        }
    }

    private static void same(JsonNode expected, String name, Object made) {
        JsonNode member = expected.get(name);
        if (name.endsWith("_hex")) {
            assertEquals(member.asText(), Case.HEX.formatHex((byte[]) made), name);
        } else if (made instanceof byte[] bytes) {
            assertEquals(Case.HEX.formatHex(Case.bytes(member)), Case.HEX.formatHex(bytes), name);
        } else if (made instanceof Number number) {
            assertEquals(Case.number(expected, name), number.longValue(), name);
        } else {
            assertEquals(Case.text(member), made.toString(), name);
        }
    }

    /** What the vectors call the bytes of this parameter. */
    private static String hex(String name) {
        return (name.equals("buf") ? "bytes" : name.replaceAll("[0-9]+$", "")) + "_hex";
    }

    private static String camel(String name) {
        String pascal = pascal(name);
        return Character.toLowerCase(pascal.charAt(0)) + pascal.substring(1);
    }

    private static String pascal(String name) {
        StringBuilder pascal = new StringBuilder();
        for (String word : name.split("_")) {
            pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return pascal.toString();
    }

    private static JsonNode api() {
        try {
            return Case.JSON.readTree(
                    Files.readAllBytes(Case.ROOT.resolve("include/bh_auth.api.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
