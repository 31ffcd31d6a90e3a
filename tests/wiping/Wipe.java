import org.bhauth.Bitbitduo;
import org.bhauth.BitbitduoScheme;
import org.bhauth.Ed25519Key;
import org.bhauth.HmacKey;

import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/** Signs with each kind of key, for tests/wiping/outside.c, which looks at what is left of them. */
final class Wipe {
    private static byte[] secret(long number) {
        byte[] secret = new byte[32];
        long state = number * 0x9e3779b97f4a7c15L;
        for (int i = 0; i < secret.length; i++) {
            state ^= state << 13;
            state ^= state >>> 7;
            state ^= state << 17;
            secret[i] = (byte) state;
        }
        return secret;
    }

    private static String hex(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (byte one : bytes) text.append(String.format("%02x", one));
        Arrays.fill(bytes, (byte) 0);
        return text.toString();
    }

    private static String base64url(byte[] bytes) {
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        Arrays.fill(bytes, (byte) 0);
        return text;
    }

    public static void main(String[] arguments) throws IOException {
        byte[] secret = secret(1), seed = secret(2), appKey = secret(3), message = {1, 2, 3};
        HmacKey hmac = HmacKey.of(secret);
        Ed25519Key fromSeed = Ed25519Key.fromSeed(seed);
        Ed25519Key fromHex = Ed25519Key.fromHex(hex(secret(4)));
        Ed25519Key fromBase64url = Ed25519Key.fromBase64url(base64url(secret(5)));
        for (int i = 0; i < 100; i++) {
            hmac.hmacSha256(message);
            fromSeed.sign(message);
            fromHex.sign(message);
            fromBase64url.sign(message);
            for (BitbitduoScheme scheme : BitbitduoScheme.values()) {
                Bitbitduo.sign(scheme, "id", appKey, 123456, 1740568725);
            }
        }
        Arrays.fill(secret, (byte) 0);
        Arrays.fill(seed, (byte) 0);
        Arrays.fill(appKey, (byte) 0);
        System.out.println("open " + ProcessHandle.current().pid());
        System.in.read();
        hmac.close();
        fromSeed.close();
        fromHex.close();
        fromBase64url.close();
        System.out.println("closed 1");
        while (System.in.read() >= 0) {}
    }
}
