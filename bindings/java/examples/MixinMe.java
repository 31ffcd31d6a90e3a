import org.bhauth.Ed25519Key;
import org.bhauth.Mixin;
import org.bhauth.MixinClaims;
import org.bhauth.Times;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.Objects;

/**
 * Mixin, "Generate Authentication Token", made right: the document's sample signs POST and sends
 * GET; here the method is given once. Free to paste.
 *
 * <p>Environment: BH_MIXIN_UID, BH_MIXIN_SID, BH_MIXIN_PRIVATE_KEY.
 */
public final class MixinMe {
    public static void main(String[] arguments) throws Exception {
        URI host =
                URI.create(System.getenv().getOrDefault("BH_MIXIN_HOST", "https://api.mixin.one"));
        String text =
                Objects.requireNonNull(
                        System.getenv("BH_MIXIN_PRIVATE_KEY"), "set BH_MIXIN_PRIVATE_KEY");
        try (Ed25519Key key = Ed25519Key.read(text)) {
            MixinClaims claims =
                    MixinClaims.bot(System.getenv("BH_MIXIN_UID"), System.getenv("BH_MIXIN_SID"))
                            .issue(Times.nowMs(), 600)
                            .build();
            HttpResponse<byte[]> httpResponse =
                    Mixin.request(key, claims, "GET", "/me", new byte[0])
                            .send(HttpClient.newHttpClient(), host);
            Mixin.response(httpResponse).orThrow();
            System.out.println(new String(httpResponse.body(), "UTF-8"));
        }
    }
}
