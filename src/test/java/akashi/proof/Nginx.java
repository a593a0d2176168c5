package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** nginx as one process in a folder of its own. */
final class Nginx {

    private Nginx() {}

    /** Starts it with what stands inside {@code http}, and waits until the port is open. */
    static RealServer.ProcessServer on(int port, Path folder, String http) {
        try {
            Files.createDirectories(folder);
            Path configuration = folder.resolve("nginx.conf");
            Files.writeString(configuration, around(folder, http), StandardCharsets.UTF_8);
            Path said = folder.resolve("said.log");
            Process process = new ProcessBuilder(
                            "/usr/sbin/nginx", "-p", folder.toString(), "-e", "stderr", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            awaitOpen(port, process, said);
            return new RealServer.ProcessServer(process, port);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String around(Path folder, String http) {
        return """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr warn;
                events { worker_connections 256; }
                http {
                  access_log off;
                  client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
                  uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
                %2$s
                }
                """.formatted(folder, http);
    }

    private static void awaitOpen(int port, Process process, Path said) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new AssertionError("nginx does not listen: " + Files.readString(said));
    }
}
