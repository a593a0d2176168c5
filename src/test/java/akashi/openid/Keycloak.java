package akashi.openid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real provider: Keycloak with the realm of a harbour, in a process of its own on free ports of this computer, with a
 * database in its memory. Maven lays it into {@code target/keycloak}.
 */
final class Keycloak implements AutoCloseable {

    private static final Duration STARTS = Duration.ofMinutes(5);
    private static final String BOSS = "boss";
    private static final String BOSS_PASSWORD = "Hafenmeister 12!";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final Path log;
    private final String base;

    private Keycloak(Process process, Path log, String base) {
        this.process = process;
        this.log = log;
        this.base = base;
    }

    static Keycloak start() {
        try {
            Path home = unpacked();
            Path realm = Path.of("src/test/resources/keycloak/harbour.json");
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(realm, imports.resolve("harbour.json"), StandardCopyOption.REPLACE_EXISTING);
            int port = free();
            int health = free();
            Path log = Path.of("target/keycloak.log");
            ProcessBuilder builder = new ProcessBuilder(
                            "bash",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--import-realm",
                            "--db=dev-mem",
                            "--cache=local",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--health-enabled=true",
                            "--http-management-host=127.0.0.1",
                            "--http-management-port=" + health)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            builder.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", BOSS);
            builder.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", BOSS_PASSWORD);
            Keycloak started = new Keycloak(builder.start(), log, "http://127.0.0.1:" + port);
            started.await(URI.create("http://127.0.0.1:" + health + "/health/ready"));
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Path unpacked() throws IOException {
        Path all = Path.of("target/keycloak");
        if (!Files.isDirectory(all)) {
            throw new AssertionError("no target/keycloak: mvn dependency:unpack@keycloak lays it there");
        }
        try (Stream<Path> homes = Files.list(all)) {
            return homes.filter(path -> path.getFileName().toString().startsWith("keycloak-"))
                    .findFirst()
                    .orElseThrow()
                    .toAbsolutePath();
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await(URI ready) throws IOException {
        long until = System.nanoTime() + STARTS.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            if (isReady(ready)) {
                return;
            }
        }
        close();
        throw new AssertionError("Keycloak did not start:\n" + Files.readString(log));
    }

    /** Waits a little for the process to end, which it does not do while all is well. */
    private boolean isReady(URI ready) {
        try {
            process.waitFor(200, TimeUnit.MILLISECONDS);
            return send(HttpRequest.newBuilder(ready).GET()).statusCode() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    String issuer() {
        return base + "/realms/harbour";
    }

    /** A browser before its pages. */
    Surfer surfer() {
        return new Surfer(URI.create(base));
    }

    void join(String user, String group) {
        admin("PUT", "/users/" + idOf("/users?exact=true&username=" + user) + "/groups/" + group(group), "");
    }

    void leave(String user, String group) {
        admin("DELETE", "/users/" + idOf("/users?exact=true&username=" + user) + "/groups/" + group(group), "");
    }

    void enable(String user, boolean enabled) {
        admin("PUT", "/users/" + idOf("/users?exact=true&username=" + user), "{\"enabled\":" + enabled + "}");
    }

    /** Signs with another key from now on. */
    void rotate() {
        admin("POST", "/components", """
                {"name": "rsa-next", "providerId": "rsa-generated", "providerType": "org.keycloak.keys.KeyProvider",
                 "config": {"priority": ["500"], "enabled": ["true"], "active": ["true"], "algorithm": ["RS256"],
                            "keySize": ["2048"]}}""");
    }

    private String group(String name) {
        return idOf("/groups?exact=true&search=" + name);
    }

    private String idOf(String path) {
        return admin("GET", path, "").replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
    }

    private String admin(String method, String path, String body) {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(base + "/admin/realms/harbour" + path))
                .header("Authorization", "Bearer " + bossToken())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
        if (response.statusCode() >= 300) {
            throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response.body();
    }

    private String bossToken() {
        String form = form(Map.of(
                "grant_type", "password", "client_id", "admin-cli", "username", BOSS, "password", BOSS_PASSWORD));
        return send(HttpRequest.newBuilder(URI.create(base + "/realms/master/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form)))
                .body()
                .replaceAll("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .reduce((a, b) -> a + "&" + b)
                .orElse("");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        all.forEach(ProcessHandle::destroy);
        all.forEach(each -> each.onExit()
                .orTimeout(20, TimeUnit.SECONDS)
                .exceptionally(slow -> {
                    each.destroyForcibly();
                    return each;
                })
                .join());
    }
}
