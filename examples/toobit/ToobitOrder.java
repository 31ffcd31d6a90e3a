import org.bhauth.HmacKey;
import org.bhauth.Times;
import org.bhauth.Toobit;
import org.bhauth.ToobitCall;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/**
 * Toobit: a balance and an order, which the exchange checks and does not place. The document's
 * sample puts parameters and signature into a HashMap, which has no order. Environment:
 * BH_TOOBIT_API_KEY, BH_TOOBIT_SECRET; BH_TOOBIT_HOST names another host.
 */
public final class ToobitOrder {
    public static void main(String[] arguments) throws Exception {
        Map<String, String> env = System.getenv();
        URI host = URI.create(env.getOrDefault("BH_TOOBIT_HOST", "https://api.toobit.com"));
        HttpClient client = HttpClient.newHttpClient();
        List<ToobitCall.Builder> calls =
                List.of(
                        ToobitCall.builder("GET", "/api/v1/futures/balance"),
                        ToobitCall.builder("POST", "/api/v1/spot/orderTest")
                                .form("symbol", "BTCUSDT")
                                .form("side", "SELL")
                                .form("type", "LIMIT")
                                .form("quantity", "1")
                                .form("price", "400"));
        try (HmacKey key = HmacKey.of(env.get("BH_TOOBIT_SECRET"))) {
            for (ToobitCall.Builder builder : calls) {
                ToobitCall call =
                        builder.apiKey(env.get("BH_TOOBIT_API_KEY"))
                                .timestampMs(Times.nowMs())
                                .build();
                HttpResponse<byte[]> response = Toobit.request(key, call).send(client, host);
                Toobit.response(response).orThrow();
                System.out.println(new String(response.body(), "UTF-8"));
            }
        }
    }
}
