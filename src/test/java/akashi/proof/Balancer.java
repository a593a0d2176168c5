package akashi.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** nginx in front of several portals: it asks them in turn, and leaves one out that does not answer. */
final class Balancer implements AutoCloseable {

    private final RealServer.ProcessServer nginx;

    private Balancer(RealServer.ProcessServer nginx) {
        this.nginx = nginx;
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
        String servers = portals.stream()
                .map(each -> "server 127.0.0.1:" + each + " max_fails=1 fail_timeout=1s;")
                .collect(Collectors.joining(" "));
        return new Balancer(Nginx.on(port, folder, """
                  client_max_body_size 32m;
                  upstream portals { %2$s }
                  server {
                    listen 127.0.0.1:%1$d;
                    location / {
                      proxy_pass http://portals;
                      proxy_http_version 1.1;
                      proxy_set_header Host $http_host;
                      proxy_set_header X-Forwarded-For $remote_addr;
                      proxy_set_header X-Forwarded-Proto $scheme;
                      proxy_connect_timeout 2s;
                      add_header X-Answered-By $upstream_addr always;
                    }
                  }
                """.formatted(port, servers)));
    }

    /** Where people come. */
    URI address() {
        return URI.create("http://127.0.0.1:" + nginx.port() + "/");
    }

    /** Whether it still runs. */
    boolean alive() {
        return nginx.process().isAlive();
    }

    @Override
    public void close() {
        nginx.close();
    }
}
