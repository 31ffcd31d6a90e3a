import static java.nio.charset.StandardCharsets.UTF_8;

import org.bhauth.BitbitduoScheme;
import org.bhauth.Ed25519Key;
import org.bhauth.HmacKey;
import org.bhauth.Mixin;
import org.bhauth.MixinClaims;
import org.bhauth.Pave;
import org.bhauth.PaveCall;
import org.bhauth.ServiceResponse;
import org.bhauth.SignedRequest;
import org.bhauth.Times;
import org.bhauth.TokenService;
import org.bhauth.TokenSource;
import org.bhauth.Toobit;
import org.bhauth.ToobitCall;
import org.bhauth.Velafi;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;

/**
 * A signed call to each of the five services, with the accounts of the environment; a BH_…_HOST
 * names another host, such as the sandbox's. It ends with an exception if one was not accepted.
 * Each method is free to paste.
 */
public final class Services {
    private static final Map<String, String> ENVIRONMENT = System.getenv();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] arguments) throws Exception {
        System.out.println("VelaFi     " + velafi());
        System.out.println("PAVE       " + pave());
        System.out.println("Mixin      " + mixin());
        System.out.println("Toobit     " + toobit());
        System.out.println("BITBITDUO  " + bitbitduo());
        Wrong.show();
    }

    /** The document's sample stops at the signature; this buys the token and sends it. */
    static String velafi() throws Exception {
        URI host = host("BH_VELAFI_HOST", "https://api.velafi.com");
        try (HmacKey key = HmacKey.of(ENVIRONMENT.get("BH_VELAFI_SECRET"));
                TokenService service =
                        TokenService.velafi(key, ENVIRONMENT.get("BH_VELAFI_API_KEY"))) {
            TokenSource tokens = TokenSource.builder(service).base(host).build();
            return send(
                    Velafi.request(tokens.token(), "GET", "/v2/account"), host, Velafi::response);
        }
    }

    /** The timestamp that is signed is the one that is sent. */
    static String pave() throws Exception {
        try (HmacKey key = HmacKey.of(ENVIRONMENT.get("BH_PAVE_SECRET"))) {
            PaveCall call =
                    PaveCall.builder()
                            .username(ENVIRONMENT.get("BH_PAVE_USERNAME"))
                            .apiKey(ENVIRONMENT.get("BH_PAVE_API_KEY"))
                            .timestamp(Times.formatUtc(Times.nowMs() / 1000))
                            .method("GET")
                            .target("/v1/sessions")
                            .build();
            return send(
                    Pave.request(key, call),
                    host("BH_PAVE_HOST", "https://openapi.paveapi.com"),
                    Pave::response);
        }
    }

    /** The document's sample signs POST and sends GET; here the method is given once. */
    static String mixin() throws Exception {
        try (Ed25519Key key = Ed25519Key.read(ENVIRONMENT.get("BH_MIXIN_PRIVATE_KEY"))) {
            MixinClaims claims =
                    MixinClaims.bot(
                                    ENVIRONMENT.get("BH_MIXIN_UID"),
                                    ENVIRONMENT.get("BH_MIXIN_SID"))
                            .issue(Times.nowMs(), 600)
                            .build();
            return send(
                    Mixin.request(key, claims, "GET", "/me", new byte[0]),
                    host("BH_MIXIN_HOST", "https://api.mixin.one"),
                    Mixin::response);
        }
    }

    /**
     * The document's HashMap puts the signature anywhere; here parameters stay in their order, with
     * the signature last, and are percent-encoded before they are signed.
     */
    static String toobit() throws Exception {
        try (HmacKey key = HmacKey.of(ENVIRONMENT.get("BH_TOOBIT_SECRET"))) {
            ToobitCall order =
                    ToobitCall.builder("POST", "/api/v1/spot/orderTest")
                            .apiKey(ENVIRONMENT.get("BH_TOOBIT_API_KEY"))
                            .form("symbol", "BTCUSDT")
                            .form("side", "SELL")
                            .form("type", "LIMIT")
                            .form("quantity", "1")
                            .form("price", "400")
                            .timestampMs(Times.nowMs())
                            .build();
            return send(
                    Toobit.request(key, order),
                    host("BH_TOOBIT_HOST", "https://api.toobit.com"),
                    Toobit::response);
        }
    }

    /**
     * The document's Java code says HMAC, its words SHA-256 with the app key among the parameters:
     * the scheme is named. The token is kept for its two hours; one request a minute at most.
     */
    static String bitbitduo() throws Exception {
        byte[] appKey = ENVIRONMENT.get("BH_BITBITDUO_APP_KEY").getBytes(UTF_8);
        try (TokenService service =
                TokenService.bitbitduo(
                        BitbitduoScheme.SHA256, ENVIRONMENT.get("BH_BITBITDUO_APP_ID"), appKey)) {
            URI host = host("BH_BITBITDUO_HOST", "https://qaxxxrenewserver.bitbitduo.com");
            TokenSource tokens = TokenSource.builder(service).base(host).build();
            return "a token of " + tokens.token().length() + " characters";
        } finally {
            Arrays.fill(appKey, (byte) 0);
        }
    }

    private static URI host(String variable, String host) {
        return URI.create(ENVIRONMENT.getOrDefault(variable, host));
    }

    private static String send(
            SignedRequest request, URI host, Function<HttpResponse<byte[]>, ServiceResponse> read)
            throws Exception {
        HttpResponse<byte[]> response = request.send(CLIENT, host);
        read.apply(response).orThrow();
        return new String(response.body(), UTF_8);
    }
}
