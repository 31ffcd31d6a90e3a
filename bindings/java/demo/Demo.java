import static java.nio.charset.StandardCharsets.UTF_8;

import org.bhauth.BhAuth;
import org.bhauth.Bitbitduo;
import org.bhauth.BitbitduoScheme;
import org.bhauth.ClockOffset;
import org.bhauth.Ed25519Key;
import org.bhauth.HmacKey;
import org.bhauth.Mixin;
import org.bhauth.MixinClaims;
import org.bhauth.Pave;
import org.bhauth.PaveCall;
import org.bhauth.SignedRequest;
import org.bhauth.Times;
import org.bhauth.Toobit;
import org.bhauth.ToobitCall;
import org.bhauth.Velafi;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/**
 * All five services, signed by bh_auth and answered by a server: the sandbox, or the real host of
 * each service whose account is in the environment.
 */
public final class Demo {
    private static final Show SHOW = new Show();

    private static void velafi() throws Exception {
        Accounts account = Accounts.of("velafi", "API_KEY", "https://api.velafi.com");
        SHOW.heading("VelaFi", account);
        String apiKey = account.get("API_KEY", "api_key");
        try (HmacKey key = HmacKey.of(account.get("SECRET", "secret"))) {
            long nowMs = Times.nowMs();
            HttpResponse<byte[]> httpResponse =
                    SHOW.exchange(
                            account,
                            "token request",
                            Velafi.tokenRequest(key, apiKey, nowMs),
                            Velafi.payload(nowMs),
                            Velafi.sign(key, nowMs),
                            "",
                            Velafi::tokenResponse);
            String token = Velafi.tokenResponse(httpResponse).orThrow().token();
            SHOW.exchange(
                    account,
                    "later call, by the token",
                    Velafi.request(token, "GET", "/v2/account"),
                    "",
                    "",
                    "",
                    Velafi::response);
            long oldMs = nowMs - 60_000;
            SHOW.exchange(
                    account,
                    "token request, tampered: a minute old",
                    Velafi.tokenRequest(key, apiKey, oldMs),
                    Velafi.payload(oldMs),
                    Velafi.sign(key, oldMs),
                    "-1021 INVALID_TIMESTAMP",
                    Velafi::tokenResponse);
        }
    }

    private static void pave() throws Exception {
        Accounts account = Accounts.of("pave", "USERNAME", "https://openapi.paveapi.com");
        SHOW.heading("PAVE", account);
        String user = account.get("USERNAME", "username");
        String apiKey = account.get("API_KEY", "api_key");
        String timestamp = Times.formatUtc(Times.nowMs() / 1000);
        PaveCall call =
                PaveCall.builder()
                        .username(user)
                        .apiKey(apiKey)
                        .timestamp(timestamp)
                        .method("GET")
                        .target("/v1/sessions")
                        .build();
        String payload = Pave.payload(user, apiKey, timestamp);
        try (HmacKey key = HmacKey.of(account.get("SECRET", "secret"));
                HmacKey other = HmacKey.of("another secret")) {
            String token = Pave.sign(key, user, apiKey, timestamp);
            SHOW.exchange(
                    account, "GET", Pave.request(key, call), payload, token, "", Pave::response);
            SHOW.exchange(
                    account,
                    "GET, tampered: signed with another secret",
                    Pave.request(other, call),
                    payload,
                    Pave.sign(other, user, apiKey, timestamp),
                    "401 UNAUTHORIZED",
                    Pave::response);
        }
    }

    private static void mixin() throws Exception {
        Accounts account = Accounts.of("mixin", "UID", "https://api.mixin.one");
        SHOW.heading("Mixin", account);
        String text = account.get("PRIVATE_KEY", "private_key_base64url");
        String uid = account.get("UID", "uid");
        String sid = account.get("SID", "sid");
        try (Ed25519Key key =
                text.length() == 64 ? Ed25519Key.fromHex(text) : Ed25519Key.fromBase64url(text)) {
            SignedRequest me = request(key, uid, sid, "GET", "/me", "");
            String token = me.header("Authorization").substring(7);
            int dot = token.lastIndexOf('.');
            SHOW.exchange(
                    account,
                    "GET",
                    me,
                    token.substring(0, dot),
                    token.substring(dot + 1),
                    "",
                    Mixin::response);
            SHOW.exchange(
                    account,
                    "GET, tampered: sent again with the same token",
                    me,
                    token.substring(0, dot),
                    token.substring(dot + 1),
                    "401 UNAUTHORIZED",
                    Mixin::response);
            SignedRequest signed = request(key, uid, sid, "POST", "/me", "");
            token = signed.header("Authorization").substring(7);
            dot = token.lastIndexOf('.');
            HttpRequest sent =
                    signed.toHttpRequestBuilder(account.host)
                            .method("GET", BodyPublishers.noBody())
                            .build();
            SHOW.exchange(
                    account,
                    "GET, tampered: signed as POST",
                    "GET /me",
                    sent,
                    token.substring(0, dot),
                    token.substring(dot + 1),
                    "401 UNAUTHORIZED",
                    Mixin::response);
        }
    }

    private static SignedRequest request(
            Ed25519Key key, String uid, String sid, String method, String target, String body) {
        MixinClaims claims = MixinClaims.bot(uid, sid).issue(Times.nowMs(), 600).build();
        return Mixin.request(key, claims, method, target, body.getBytes(UTF_8));
    }

    private static void toobit() throws Exception {
        Accounts account = Accounts.of("toobit", "API_KEY", "https://api.toobit.com");
        SHOW.heading("Toobit", account);
        long sentMs = Times.nowMs();
        HttpResponse<byte[]> time =
                SHOW.exchange(
                        account,
                        "server time",
                        Toobit.timeRequest(),
                        "",
                        "",
                        "",
                        Toobit::timeResponse);
        ClockOffset offset =
                ClockOffset.of(sentMs, Times.nowMs(), Toobit.timeResponse(time).serverTimeMs(), 1);
        Show.line("offset", offset + ": added to each time that is sent");
        try (HmacKey key = HmacKey.of(account.get("SECRET", "secret"))) {
            long nowMs = Times.nowMs() + offset.offsetMs();
            ToobitCall.Builder balance =
                    ToobitCall.builder("GET", "/api/v1/futures/balance")
                            .apiKey(account.get("API_KEY", "api_key"));
            toobit(account, "GET, query", key, balance.timestampMs(nowMs).build(), "");
            // orderTest checks an order and does not place it.
            ToobitCall order =
                    ToobitCall.builder("POST", "/api/v1/spot/orderTest")
                            .apiKey(account.get("API_KEY", "api_key"))
                            .query("symbol", "BTCUSDT")
                            .query("side", "SELL")
                            .query("type", "LIMIT")
                            .form("timeInForce", "GTC")
                            .form("quantity", "1")
                            .form("price", "400")
                            .timestampMs(nowMs)
                            .build();
            toobit(account, "POST, query and form mixed", key, order, "");
            ToobitCall old = balance.timestampMs(nowMs - 60_000).build();
            toobit(account, "GET, tampered: a minute old", key, old, "-1021 INVALID_TIMESTAMP");
        }
    }

    private static void toobit(
            Accounts account, String title, HmacKey key, ToobitCall call, String refusal)
            throws Exception {
        SignedRequest request = Toobit.request(key, call);
        int mark = request.target().indexOf('?');
        String query = mark < 0 ? "" : request.target().substring(mark + 1);
        String signed = query + new String(request.body(), UTF_8);
        int signature = signed.lastIndexOf("&signature=");
        SHOW.exchange(
                account,
                title,
                request,
                signed.substring(0, signature),
                signed.substring(signature + 11),
                refusal,
                Toobit::response);
    }

    private static void bitbitduo() throws Exception {
        Accounts account =
                Accounts.of("bitbitduo", "APP_ID", "https://qaxxxrenewserver.bitbitduo.com");
        SHOW.heading("BITBITDUO", account);
        String id = account.get("APP_ID", "app_id");
        byte[] key = account.get("APP_KEY", "app_key").getBytes(UTF_8);
        bitbitduo(account, "token request", id, key, "");
        key[0] ^= 1;
        bitbitduo(
                account,
                "token request, tampered: app key mistyped",
                id,
                key,
                "5 BBD_WRONG_CODE_005");
    }

    private static void bitbitduo(
            Accounts account, String title, String id, byte[] key, String refusal)
            throws Exception {
        BitbitduoScheme scheme = BitbitduoScheme.SHA256;
        long nowMs = Times.nowMs();
        int random = Bitbitduo.random();
        byte[] payload = Bitbitduo.payload(scheme, id, key, random, nowMs / 1000);
        SHOW.exchange(
                account,
                title,
                Bitbitduo.tokenRequest(scheme, id, key, random, nowMs / 1000),
                new String(payload, UTF_8).replace(new String(key, UTF_8), "********"),
                Bitbitduo.sign(scheme, id, key, random, nowMs / 1000),
                refusal,
                httpResponse -> Bitbitduo.tokenResponse(httpResponse, nowMs));
    }

    /** Exit status 0 only if each service accepted what it should and refused what was tampered. */
    public static void main(String[] arguments) throws Exception {
        System.out.println(
                "bh_auth "
                        + BhAuth.version()
                        + ", from Java "
                        + System.getProperty("java.version"));
        velafi();
        pave();
        mixin();
        toobit();
        bitbitduo();
        System.exit(SHOW.table() ? 0 : 1);
    }
}
