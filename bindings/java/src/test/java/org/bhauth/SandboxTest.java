package org.bhauth;

import static org.bhauth.Sandbox.assertRefused;
import static org.bhauth.Sandbox.credential;
import static org.bhauth.Sandbox.send;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Each service over real HTTP: a full call that is accepted, and a tampered one that is refused as
 * documented.
 */
class SandboxTest {
    private static final byte[] NONE = {};

    @AfterAll
    static void count() throws Exception {
        assertTrue(Sandbox.calls() >= 20, "only " + Sandbox.calls() + " calls");
        Counts.write("calls", Sandbox.calls());
    }

    @Test
    void velafi() throws Exception {
        String apiKey = credential("/velafi/api_key");
        try (HmacKey key = HmacKey.of(credential("/velafi/secret"))) {
            ServiceResponse bought =
                    Velafi.tokenResponse(send(Velafi.tokenRequest(key, apiKey, Times.nowMs())))
                            .orThrow();
            assertTrue(bought.expiresMs() > Times.nowMs());
            Velafi.response(send(Velafi.request(bought.token(), "GET", "/v2/account"))).orThrow();
            assertRefused(
                    -1002,
                    "UNAUTHORIZED",
                    Velafi.response(send(Velafi.request("other", "GET", "/v2/account"))));
            assertRefused(
                    -1021,
                    "INVALID_TIMESTAMP",
                    Velafi.tokenResponse(
                            send(Velafi.tokenRequest(key, apiKey, Times.nowMs() - 60_000))));
        }
        try (HmacKey other = HmacKey.of("other")) {
            assertRefused(
                    -1022,
                    "INVALID_SIGNATURE",
                    Velafi.tokenResponse(send(Velafi.tokenRequest(other, apiKey, Times.nowMs()))));
        }
    }

    /** A receiver as a filter before a handler, which reads the body's bytes once more. */
    @Test
    void velafiWebhook() throws Exception {
        String publicKey = credential("/velafi/webhook_public_key");
        List<String> taken = new CopyOnWriteArrayList<>();
        Filter verified =
                new Filter() {
                    @Override
                    public String description() {
                        return "takes what VelaFi signed";
                    }

                    @Override
                    public void doFilter(HttpExchange exchange, Chain next) throws IOException {
                        byte[] body = exchange.getRequestBody().readAllBytes();
                        String signature = exchange.getRequestHeaders().getFirst("signature");
                        try {
                            Velafi.webhookVerify(
                                    signature == null ? "" : signature, publicKey, body);
                        } catch (BhAuthException rejected) {
                            respond(exchange, 401, Velafi.webhookAcknowledge(false));
                            return;
                        }
                        exchange.setStreams(new ByteArrayInputStream(body), null);
                        next.doFilter(exchange);
                    }
                };
        HttpServer receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        receiver.createContext(
                        "/hook",
                        exchange -> {
                            taken.add(Velafi.webhookId(exchange.getRequestBody().readAllBytes()));
                            respond(exchange, 200, Velafi.webhookAcknowledge(true));
                        })
                .getFilters()
                .add(verified);
        receiver.start();
        try {
            String url = "http://127.0.0.1:" + receiver.getAddress().getPort() + "/hook";
            assertTrue(push(url, "good").contains("\"acknowledged\":true"));
            assertTrue(push(url, "upper").contains("\"acknowledged\":true"));
            for (String form : List.of("base64", "other", "none")) {
                assertTrue(push(url, form).contains("\"http_status\":401"), form);
            }
            String id = "ORDER_WEBHOOK 470000000000000001 60 1735280582000";
            assertEquals(List.of(id, id), taken);
        } finally {
            receiver.stop(0);
        }
    }

    private static void respond(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static String push(String url, String form) throws Exception {
        String asked = "{\"url\":\"" + url + "\",\"signature\":\"" + form + "\"}";
        HttpRequest request =
                HttpRequest.newBuilder(Sandbox.BASE.resolve("/sandbox/push"))
                        .POST(BodyPublishers.ofString(asked))
                        .build();
        return new String(send(request).body(), UTF_8);
    }

    @Test
    void pave() throws Exception {
        try (HmacKey key = HmacKey.of(credential("/pave/secret"));
                HmacKey other = HmacKey.of("other")) {
            long nowS = Times.nowMs() / 1000;
            Pave.response(send(Pave.request(key, session("GET", Times.formatUtc(nowS), NONE))))
                    .orThrow();
            Pave.response(
                            send(
                                    Pave.request(
                                            key,
                                            session(
                                                    "POST",
                                                    "" + nowS,
                                                    "{\"a\":1}".getBytes(UTF_8)))))
                    .orThrow();
            assertRefused(
                    401,
                    "UNAUTHORIZED",
                    Pave.response(
                            send(
                                    Pave.request(
                                            other, session("GET", Times.formatUtc(nowS), NONE)))));
        }
    }

    private static PaveCall session(String method, String timestamp, byte[] body) {
        return PaveCall.builder()
                .username(credential("/pave/username"))
                .apiKey(credential("/pave/api_key"))
                .timestamp(timestamp)
                .method(method)
                .target("/v1/sessions")
                .body(body)
                .build();
    }

    private static MixinClaims bot() {
        return MixinClaims.bot(credential("/mixin/uid"), credential("/mixin/sid"))
                .issue(Times.nowMs(), 600)
                .build();
    }

    @Test
    void mixin() throws Exception {
        try (Ed25519Key key =
                Ed25519Key.fromBase64url(credential("/mixin/private_key_base64url"))) {
            Mixin.response(send(Mixin.request(key, bot(), "GET", "/me", NONE))).orThrow();
            byte[] body = "{\"amount\":\"0.01\",\"memo\":\"é😀\"}".getBytes(UTF_8);
            SignedRequest transfer = Mixin.request(key, bot(), "POST", "/transfers?a=%20", body);
            Mixin.response(send(transfer)).orThrow();
            assertRefused(401, "UNAUTHORIZED", Mixin.response(send(transfer)));
            HttpRequest tampered =
                    Mixin.request(key, bot(), "POST", "/me", NONE)
                            .toHttpRequestBuilder(Sandbox.BASE)
                            .method("GET", BodyPublishers.noBody())
                            .build();
            assertRefused(401, "UNAUTHORIZED", Mixin.response(send(tampered)));
            assertRefused(
                    10002,
                    "INVALID_FIELD",
                    Mixin.response(
                            send(
                                    Mixin.request(
                                            key,
                                            bot(),
                                            "POST",
                                            "/transfers",
                                            "{}".getBytes(UTF_8)))));
        }
    }

    @Test
    void mixinOAuth() throws Exception {
        byte[] server = Primitives.hexDecode(credential("/mixin/server/public_hex"));
        try (Ed25519Key key = Ed25519Key.fromHex(credential("/mixin/oauth/seed_hex"))) {
            MixinClaims claims =
                    MixinClaims.oauth(
                                    credential("/mixin/oauth/iss"),
                                    credential("/mixin/oauth/aid"),
                                    credential("/mixin/oauth/scp"))
                            .issue(Times.nowMs(), 600)
                            .build();
            HttpResponse<byte[]> httpResponse =
                    send(Mixin.request(key, claims, "GET", "/me", NONE));
            Mixin.response(httpResponse).orThrow();
            String token = httpResponse.headers().firstValue("X-Integrity-Token").orElseThrow();
            String id = httpResponse.headers().firstValue("X-Request-Id").orElseThrow();
            Window window = Window.of(Times.nowMs(), 0, 5000);
            Mixin.verifyIntegrity(token, server, "GET", "/me", httpResponse.body(), id, window);
            BhAuthException refusal =
                    assertThrows(
                            BhAuthException.class,
                            () ->
                                    Mixin.verifyIntegrity(
                                            token,
                                            server,
                                            "GET",
                                            "/me",
                                            "{}".getBytes(UTF_8),
                                            id,
                                            window));
            assertEquals(Status.TOKEN_REQUEST, refusal.status());
        }
    }

    private static ServiceResponse verifyPin(Ed25519Key key, String sealed, String more)
            throws Exception {
        byte[] body = ("{\"pin_base64\":\"" + sealed + "\"" + more + "}").getBytes(UTF_8);
        return Mixin.response(send(Mixin.request(key, bot(), "POST", "/pin/verify", body)));
    }

    @Test
    void mixinPin() throws Exception {
        String file =
                "{\"app_id\":\"u\",\"session_id\":\"s\",\"session_private_key\":\""
                        + credential("/mixin/seed_hex")
                        + "\",\"server_public_key\":\""
                        + credential("/mixin/server/public_hex")
                        + "\"}";
        byte[] pin = credential("/mixin/pin").getBytes(UTF_8);
        byte[] spend = credential("/mixin/spend_seed_hex").getBytes(UTF_8);
        byte[] spendPublic = Primitives.hexDecode(credential("/mixin/spend_public_hex"));
        long nowS = Times.nowMs() / 1000;
        long last = Mixin.iteratorNext(0, Times.nowMs());
        try (MixinKeystore read = MixinKeystore.read(file.getBytes(UTF_8));
                MixinKeystore keystore = read.toBuilder().pin(pin).spendKey(spend).build();
                Ed25519Key key = Ed25519Key.read(keystore.privateKey());
                Ed25519Key spending = Mixin.spendKey(keystore, spendPublic)) {
            String sealed = Mixin.pin(keystore, NONE, iv(), nowS, last);
            verifyPin(key, sealed, "").orThrow();
            // An iterator is good for one.
            assertRefused(10002, "INVALID_FIELD", verifyPin(key, sealed, ""));
            last = Mixin.iteratorNext(last, Times.nowMs());
            String other = Mixin.pin(keystore, "654321".getBytes(UTF_8), iv(), nowS, last);
            assertRefused(20119, "PIN_INCORRECT", verifyPin(key, other, ""));
            String timestamp = Times.nowMs() + "000000";
            byte[] signature =
                    Mixin.tipSign(
                            spending, "TIP:VERIFY:", List.of(Param.of("timestamp", timestamp)));
            String tip = Mixin.pin(keystore, signature, iv(), nowS, last);
            verifyPin(key, tip, ",\"timestamp\":" + timestamp).orThrow();
        }
    }

    private static byte[] iv() {
        byte[] iv = new byte[16];
        new SecureRandom().nextBytes(iv);
        return iv;
    }

    @Test
    void mixinAuthorization() throws Exception {
        String iss = credential("/mixin/oauth/iss");
        String verifier = credential("/mixin/oauth/code_verifier");
        try (Ed25519Key key = Ed25519Key.fromHex(credential("/mixin/oauth/seed_hex"))) {
            String code = credential("/mixin/oauth/code");
            HttpResponse<byte[]> bought =
                    send(Mixin.oauthTokenRequest(iss, code, "", verifier, key.publicKey()));
            Mixin.oauthTokenResponse(bought).orThrow();
            MixinAuthorization granted = Mixin.authorizationRead(bought.body());
            MixinClaims claims =
                    MixinClaims.oauth(iss, granted.authorizationId(), granted.scope())
                            .issue(Times.nowMs(), 600)
                            .build();
            SignedRequest me = Mixin.request(key, claims, "GET", "/me?a=b", NONE);
            HttpResult http = HttpResult.of(send(me));
            String id = me.header("X-Request-Id");
            Mixin.responseVerify(http, granted.serverKey(), "/me?a=b", id, null);
            BhAuthException other =
                    assertThrows(
                            BhAuthException.class,
                            () -> Mixin.responseVerify(http, granted.serverKey(), "/me", id, null));
            assertEquals(Status.TOKEN_REQUEST, other.status());
            SignedRequest again =
                    Mixin.oauthTokenRequest(iss, "old", "", verifier, key.publicKey());
            assertRefused(
                    20121, "AUTHORIZATION_CODE_EXPIRED", Mixin.oauthTokenResponse(send(again)));
        }
    }

    private static ToobitCall.Builder order(String method, String path) {
        return ToobitCall.builder(method, path)
                .apiKey(credential("/toobit/api_key"))
                .timestampMs(Times.nowMs());
    }

    @Test
    void toobit() throws Exception {
        try (HmacKey key = HmacKey.of(credential("/toobit/secret"));
                HmacKey other = HmacKey.of("other")) {
            ToobitCall balance = order("GET", "/api/v1/futures/balance").build();
            Toobit.response(send(Toobit.request(key, balance))).orThrow();
            ToobitCall mixed =
                    order("POST", "/api/v1/spot/order")
                            .query("symbol", "BTCUSDT")
                            .query("memo", "a b@ü😀&=")
                            .form("quantity", "1")
                            .form("price", "400")
                            .recvWindowMs(10_000)
                            .build();
            Toobit.response(send(Toobit.request(key, mixed))).orThrow();
            ToobitCall batch =
                    order("POST", "/api/v1/futures/batchOrders")
                            .json("[{\"symbol\":\"BTC-SWAP-USDT\"}]".getBytes(UTF_8))
                            .build();
            Toobit.response(send(Toobit.request(key, batch))).orThrow();
            ToobitCall cancel = order("DELETE", "/api/v1/spot/order").query("orderId", "1").build();
            Toobit.response(send(Toobit.request(key, cancel))).orThrow();
            assertRefused(
                    -1022,
                    "INVALID_SIGNATURE",
                    Toobit.response(send(Toobit.request(other, balance))));
            ToobitCall stale =
                    order("GET", "/api/v1/futures/balance")
                            .timestampMs(Times.nowMs() - 6000)
                            .build();
            assertRefused(
                    -1021, "INVALID_TIMESTAMP", Toobit.response(send(Toobit.request(key, stale))));
        }
    }

    @Test
    void bitbitduo() throws Exception {
        for (String account : new String[] {"", "_hmac", "_hmac_appid"}) {
            BitbitduoScheme scheme =
                    BitbitduoScheme.valueOf(credential("/bitbitduo/scheme" + account));
            String id = credential("/bitbitduo/app_id" + account);
            byte[] key = credential("/bitbitduo/app_key" + account).getBytes(UTF_8);
            long nowMs = Times.nowMs();
            SignedRequest request =
                    Bitbitduo.tokenRequest(scheme, id, key, Bitbitduo.random(), nowMs / 1000);
            ServiceResponse bought = Bitbitduo.tokenResponse(send(request), nowMs).orThrow();
            assertEquals(nowMs + Bitbitduo.TOKEN_LIFETIME_MS, bought.expiresMs());
            SignedRequest tampered =
                    Bitbitduo.tokenRequest(
                            scheme, id, "other".getBytes(UTF_8), Bitbitduo.random(), nowMs / 1000);
            assertRefused(5, "BBD_WRONG_CODE_005", Bitbitduo.tokenResponse(send(tampered), nowMs));
        }
        SignedRequest elsewhere =
                Bitbitduo.tokenRequest(
                        BitbitduoScheme.SHA256,
                        credential("/bitbitduo/app_id_other_ip"),
                        credential("/bitbitduo/app_key_other_ip").getBytes(UTF_8),
                        Bitbitduo.random(),
                        Times.nowMs() / 1000);
        assertRefused(
                6, "BBD_WRONG_CODE_006", Bitbitduo.tokenResponse(send(elsewhere), Times.nowMs()));
    }

    @Test
    void clocks() throws Exception {
        long sentMs = Times.nowMs();
        ServiceResponse toobit = Toobit.timeResponse(send(Toobit.timeRequest())).orThrow();
        ClockOffset offset = ClockOffset.of(sentMs, Times.nowMs(), toobit.serverTimeMs(), 1);
        assertTrue(Math.abs(offset.offsetMs()) <= offset.uncertaintyMs(), offset.toString());
        sentMs = Times.nowMs();
        ServiceResponse bitbitduo = Bitbitduo.timeResponse(send(Bitbitduo.timeRequest())).orThrow();
        offset = ClockOffset.of(sentMs, Times.nowMs(), bitbitduo.serverTimeMs(), 1000);
        assertTrue(Math.abs(offset.offsetMs()) <= offset.uncertaintyMs(), offset.toString());
    }
}
