import org.bhauth.HmacKey;
import org.bhauth.Times;
import org.bhauth.Toobit;
import org.bhauth.ToobitCall;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;

/**
 * Toobit, "Code Examples", Java Complete Example, made right: parameters stay in their order with
 * the signature last (the document's HashMap puts it anywhere), values are percent-encoded before
 * they are signed, the caller's parameters are not written into, and the form has its Content-Type.
 * Free to paste.
 *
 * <p>Environment: BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET.
 */
public final class ToobitApiClient {
    private final URI host =
            URI.create(System.getenv().getOrDefault("BH_TOOBIT_HOST", "https://api.toobit.com"));
    private final HttpClient client = HttpClient.newHttpClient();
    private final HmacKey key;

    ToobitApiClient(HmacKey key) {
        this.key = key;
    }

    String callSignedApi(ToobitCall call) throws Exception {
        HttpResponse<byte[]> httpResponse = Toobit.request(key, call).send(client, host);
        Toobit.response(httpResponse).orThrow();
        return new String(httpResponse.body(), "UTF-8");
    }

    public static void main(String[] arguments) throws Exception {
        String apiKey = System.getenv("BH_TOOBIT_API_KEY");
        try (HmacKey key = HmacKey.of(System.getenv("BH_TOOBIT_SECRET"))) {
            ToobitApiClient client = new ToobitApiClient(key);
            // Example 1: query the account's balance (GET).
            System.out.println(
                    client.callSignedApi(
                            ToobitCall.builder("GET", "/api/v1/futures/balance")
                                    .apiKey(apiKey)
                                    .timestampMs(Times.nowMs())
                                    .build()));
            // Example 2: place an order (POST): a real one, where BH_TOOBIT_HOST is not the
            // sandbox.
            System.out.println(
                    client.callSignedApi(
                            ToobitCall.builder("POST", "/api/v1/futures/order")
                                    .apiKey(apiKey)
                                    .form("symbol", "BTC-SWAP-USDT")
                                    .form("side", "BUY_OPEN")
                                    .form("type", "LIMIT")
                                    .form("quantity", "10")
                                    .form("price", "30000")
                                    .form("newClientOrderId", "test_order_001")
                                    .timestampMs(Times.nowMs())
                                    .build()));
        }
    }
}
