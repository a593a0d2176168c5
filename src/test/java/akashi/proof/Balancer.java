package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** nginx in front of several portals: it asks them in turn, and leaves one out that does not answer. */
final class Balancer implements AutoCloseable {

    private final Process process;
    private final int port;

    private Balancer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** Ports that nobody listens on now. */
    static List<Integer> freePorts(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            held.forEach(Balancer::letGo);
        }
    }

    private static void letGo(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** On a port, before portals on these ports, whether they listen already or not. */
    static Balancer on(int port, Path folder, List<Integer> portals) {
        try {
            Files.createDirectories(folder);
            Path configuration = folder.resolve("nginx.conf");
            Files.writeString(configuration, configuration(folder, port, portals), StandardCharsets.UTF_8);
            Path said = folder.resolve("said.log");
            Process process = new ProcessBuilder(
                            "/usr/sbin/nginx", "-p", folder.toString(), "-e", "stderr", "-c", configuration.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            awaitOpen(port, process, said);
            return new Balancer(process, port);
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String configuration(Path folder, int port, List<Integer> portals) {
        String servers = portals.stream()
                .map(each -> "server 127.0.0.1:" + each + " max_fails=1 fail_timeout=1s;")
                .collect(Collectors.joining(" "));
        return """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                error_log stderr crit;
                events { worker_connections 256; }
                http {
                  access_log off;
                  client_max_body_size 32m;
                  client_body_temp_path %1$s/a; proxy_temp_path %1$s/b; fastcgi_temp_path %1$s/c;
                  uwsgi_temp_path %1$s/d; scgi_temp_path %1$s/e;
                  upstream portals { %3$s }
                  server {
                    listen 127.0.0.1:%2$d;
                    location / {
                      proxy_pass http://portals;
                      proxy_http_version 1.1;
                      proxy_set_header Host $http_host;
                      proxy_set_header X-Forwarded-For $remote_addr;
                      proxy_set_header X-Forwarded-Proto $scheme;
                      proxy_connect_timeout 2s;
                    }
                  }
                }
                """.formatted(folder, port, servers);
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

    /** Where people come. */
    URI address() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    /** Whether it still runs. */
    boolean alive() {
        return process.isAlive();
    }

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
