import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One service's credentials and host: those of the environment, or else the sandbox's. */
final class Accounts {
    final String service;
    final URI host;
    final boolean real;
    private final String sandbox;

    private Accounts(String service, URI host, boolean real, String sandbox) {
        this.service = service;
        this.host = host;
        this.real = real;
        this.sandbox = sandbox;
    }

    /** first: the variable whose presence means a real account. */
    static Accounts of(String service, String first, String realHost) throws IOException {
        String prefix = "BH_" + service.toUpperCase() + "_";
        boolean real = System.getenv(prefix + first) != null;
        String url = System.getenv("BH_SANDBOX_URL");
        if (!real && url == null) {
            throw new IllegalStateException("BH_SANDBOX_URL is not set: run 'make demo-java'");
        }
        String host = System.getenv().getOrDefault(prefix + "HOST", real ? realHost : url);
        String all = Files.readString(Path.of("tests/sandbox/credentials.json"));
        return new Accounts(
                service, URI.create(host), real, all.substring(all.indexOf('"' + service + '"')));
    }

    /** The variable BH_SERVICE_NAME, or the sandbox's credential of that name. */
    String get(String name, String sandboxName) {
        String value = System.getenv("BH_" + service.toUpperCase() + "_" + name);
        if (real) {
            return value == null ? "" : value;
        }
        Matcher member = Pattern.compile('"' + sandboxName + "\": \"([^\"]*)\"").matcher(sandbox);
        if (!member.find()) {
            throw new IllegalStateException("credentials.json has no " + sandboxName);
        }
        return member.group(1);
    }

    String title() {
        return real ? host.toString() : "in the sandbox";
    }
}
