package org.bhauth.fleet;

import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisException;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;

/** A redis-server of one test alone, on a port of its own. */
final class RedisServer implements AutoCloseable {
    private final int port;
    private final UnifiedJedis client;
    private Process process;

    RedisServer() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        client = client(port);
        start();
    }

    static UnifiedJedis client(int port) {
        return RedisClient.builder()
                .hostAndPort("127.0.0.1", port)
                .clientConfig(DefaultJedisClientConfig.builder().timeoutMillis(1000).build())
                .build();
    }

    void start() throws Exception {
        String program = System.getenv().getOrDefault("BH_REDIS_SERVER", "redis-server");
        process =
                new ProcessBuilder(
                                program,
                                "--port",
                                String.valueOf(port),
                                "--bind",
                                "127.0.0.1",
                                "--save",
                                "",
                                "--appendonly",
                                "no")
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        for (int time = 0; time < 1000; time++) {
            try {
                client.ping();
                return;
            } catch (JedisException e) {
                Thread.sleep(10);
            }
        }
        throw new IllegalStateException("the redis-server does not start");
    }

    int port() {
        return port;
    }

    UnifiedJedis client() {
        return client;
    }

    /** Of accounts that it never heard of, a store that just began may have lost something. */
    void knows(String account) {
        client.hset(FleetStore.key(account), Map.of("next", "0"));
    }

    void becomes(String what) throws Exception {
        switch (what) {
            case "away":
                process.destroyForcibly().waitFor();
                break;
            case "full":
                client.configSet("maxmemory", "1");
                break;
            case "read-only":
                client.sendCommand(() -> "REPLICAOF".getBytes(), "127.0.0.1", "1");
                break;
            case "hangs":
                client.sendCommand(() -> "CLIENT".getBytes(), "PAUSE", "60000");
                break;
            default:
                client.keys("*").forEach(key -> client.set(key, "x"));
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        client.close();
    }
}
