package akashi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What people use instead, where it is installed: {@code cfssl} for certificates, {@code openssl} for PFX files. */
final class Peers {

    private static final String USAGES = """
            {"signing": {"default": {"expiry": "8760h", "usages": ["signing", "key encipherment", "server auth"]}}}""";

    /** One key, one certificate, one PFX; its number is the first argument. */
    private static final String ONE = """
            set -e
            printf '{"CN":"r%s.peer.example","hosts":["r%s.peer.example","r%s"],' $1 $1 $1 > out/$1.json
            printf '"key":{"algo":"rsa","size":2048}}' >> out/$1.json
            cfssl gencert -loglevel=5 -ca ca.crt -ca-key ca.key -config usages.json out/$1.json 2>/dev/null |
              cfssljson -bare out/$1
            openssl pkcs12 -export -inkey out/$1-key.pem -in out/$1.pem -certfile ca.crt -passout pass:x -out out/$1.pfx
            """;

    private final Path folder;
    private int made;

    private Peers(Path folder) {
        this.folder = folder;
    }

    /** Whether they are installed. */
    static boolean here() {
        return run(Path.of("."), "for t in cfssl cfssljson openssl xargs; do command -v $t >/dev/null || exit 1; done")
                == 0;
    }

    /** With an authority of their own, RSA-3072 as the portal's. */
    static Peers in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.writeString(folder.resolve("usages.json"), USAGES, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("one.sh"), ONE, StandardCharsets.UTF_8);
        must(
                folder,
                "openssl req -x509 -newkey rsa:3072 -nodes -keyout ca.key -out ca.crt -days 3650 -subj '/CN=Peer CA'"
                        + " -addext basicConstraints=critical,CA:TRUE"
                        + " -addext keyUsage=critical,keyCertSign,cRLSign 2>/dev/null");
        return new Peers(folder);
    }

    /** Seconds for so many certificates with their PFX files, by two workers. */
    double certificates(int count) {
        long start = System.nanoTime();
        must(folder, "seq %d %d | xargs -P2 -n1 bash one.sh".formatted(made + 1, made + count));
        made += count;
        return (System.nanoTime() - start) / 1e9;
    }

    /** The server that signs requests, on a port of this computer; to be destroyed by its user. */
    Process server(int port) throws IOException {
        return new ProcessBuilder(("cfssl serve -loglevel=5 -address 127.0.0.1 -port PORT"
                                + " -ca ca.crt -ca-key ca.key -config usages.json")
                        .replace("PORT", String.valueOf(port))
                        .split(" "))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("serve.log").toFile())
                .start();
    }

    private static void must(Path folder, String script) {
        if (run(folder, script) != 0) {
            throw new IllegalStateException("failed: " + script);
        }
    }

    private static int run(Path folder, String script) {
        try {
            Process process = new ProcessBuilder(List.of("bash", "-c", script))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
