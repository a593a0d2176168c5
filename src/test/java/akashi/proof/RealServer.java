package akashi.proof;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A TLS server of another maker, on loopback, with what a bundle holds. Close it. */
interface RealServer extends AutoCloseable {

    /** What its page says. */
    String PAGE = "Akashi proof page";

    int port();

    @Override
    void close();

    /** The server that the JDK brings, with the PFX as it is. */
    static RealServer jdk(HandedOut bundle) {
        return new JdkServer(bundle);
    }

    /** {@code openssl s_server}. */
    static RealServer openssl(HandedOut bundle) {
        try {
            Process process = new ProcessBuilder(
                            "openssl",
                            "s_server",
                            "-accept",
                            "127.0.0.1:0",
                            "-www",
                            "-cert",
                            bundle.chain().toString(),
                            "-cert_chain",
                            bundle.chain().toString(),
                            "-key",
                            bundle.key().toString())
                    .redirectErrorStream(true)
                    .start();
            return new ProcessServer(process, accepting(process));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static int accepting(Process process) throws IOException {
        Pattern port = Pattern.compile("^ACCEPT .*:(\\d+)\\s*$");
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher found = port.matcher(line);
            if (found.matches()) {
                return Integer.parseInt(found.group(1));
            }
            said.append(line).append('\n');
        }
        throw new AssertionError("s_server does not accept: " + said);
    }

    /** nginx that shows a page with what a bundle holds. */
    static RealServer nginx(HandedOut bundle) {
        Path folder = bundle.folder().resolve("nginx");
        return nginx(folder, """
                ssl_certificate %s;
                ssl_certificate_key %s;
                root %s;
                """.formatted(bundle.chain(), bundle.key(), folder));
    }

    /** nginx with TLS on a port of its own, and whatever else a server of it shall do. */
    static RealServer nginx(Path folder, String directives) {
        try {
            int port = free();
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("index.html"), "<title>" + PAGE + "</title>" + PAGE);
            return Nginx.on(port, folder, """
                      types { text/html html; }
                      server {
                        listen 127.0.0.1:%d ssl;
                    %s
                      }
                    """.formatted(port, directives));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A server that is a process. */
    record ProcessServer(Process process, int port) implements RealServer {
        @Override
        public void close() {
            process.destroyForcibly();
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }
    }
}
