package akashi.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** Somebody who listens on a port of this computer. Close it. */
public record Listener(int port, AutoCloseable end) implements AutoCloseable {

    /** What a peer of our own does with one connection. */
    public interface Manners {
        void with(Socket socket) throws IOException;
    }

    @Override
    public void close() {
        try {
            end.close();
        } catch (Exception gone) {
            throw new AssertionError(gone);
        }
    }

    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    static Listener openssl(Path papers, String... more) {
        int port = free();
        List<String> command = new ArrayList<>(List.of(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:" + port,
                "-www",
                "-cert",
                "chain.pem",
                "-key",
                "key.pem",
                "-cipher",
                "DEFAULT@SECLEVEL=0"));
        if (papers.resolve("sent.pem").toFile().length() > 0) {
            command.addAll(List.of("-cert_chain", "sent.pem"));
        }
        command.addAll(List.of(more));
        return process(papers, port, command);
    }

    static Listener gnutls(Path papers) {
        int port = free();
        return process(
                papers,
                port,
                List.of(
                        "gnutls-serv",
                        "--http",
                        "--port=" + port,
                        "--x509certfile=chain.pem",
                        "--x509keyfile=key.pem"));
    }

    static Listener nginx(Path papers, String... more) {
        return nginx(papers, List.of(free()), more);
    }

    /** One nginx on many ports. */
    public static Listener nginx(Path papers, List<Integer> ports, String... more) {
        StringBuilder listens = new StringBuilder();
        ports.forEach(port -> listens.append("listen 127.0.0.1:").append(port).append(" ssl backlog=64;\n"));
        try {
            Files.writeString(papers.resolve("nginx.conf"), """
                    daemon off;
                    master_process off;
                    pid nginx.pid;
                    error_log stderr crit;
                    events { worker_connections %s; }
                    http {
                      access_log off;
                      client_body_temp_path a; proxy_temp_path b; fastcgi_temp_path c;
                      uwsgi_temp_path d; scgi_temp_path e;
                      server {
                        %s
                        ssl_protocols TLSv1.2 TLSv1.3;
                        ssl_certificate chain.pem;
                        ssl_certificate_key key.pem;
                        %s
                      }
                    }
                    """.formatted(
                            ports.size() * 2 + 512, listens, String.join("\n", more)));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        List<String> command =
                List.of("/usr/sbin/nginx", "-p", papers.toString(), "-e", "stderr", "-c", papers + "/nginx.conf");
        return process(papers, ports.get(0), command);
    }

    public static Listener jdk(Papers papers) {
        return jdk(TlsContexts.server(
                papers.key(),
                papers.leaf(),
                new AuthorityChain(Papers.SITE.chain().certificates())));
    }

    /** Java's own TLS, which shows what it was given and waits for nothing more. */
    static Listener jdk(SSLContext context) {
        try {
            SSLServerSocket server = (SSLServerSocket)
                    context.getServerSocketFactory().createServerSocket(0, 500, InetAddress.getLoopbackAddress());
            return serving(server, socket -> ((SSLSocket) socket).startHandshake());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** A peer with manners of its own. */
    public static Listener peer(Manners manners) {
        try {
            return serving(new ServerSocket(0, 500, InetAddress.getLoopbackAddress()), manners);
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    /** A peer that sends these bytes once it was spoken to, and waits. */
    static Listener saying(byte[] bytes) {
        return peer(socket -> {
            socket.getInputStream().read();
            OutputStream out = socket.getOutputStream();
            out.write(bytes);
            out.flush();
            await(socket);
        });
    }

    /** Waits until the other side has gone. */
    public static void await(Socket socket) throws IOException {
        byte[] rest = new byte[1024];
        while (socket.getInputStream().read(rest) >= 0) {
            Thread.onSpinWait();
        }
    }

    private static Listener serving(ServerSocket server, Manners manners) {
        Thread accepting = new Thread(() -> {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread one = new Thread(() -> serve(socket, manners));
                    one.setDaemon(true);
                    one.start();
                } catch (IOException closed) {
                    return;
                }
            }
        });
        accepting.setDaemon(true);
        accepting.start();
        return new Listener(server.getLocalPort(), server);
    }

    private static void serve(Socket socket, Manners manners) {
        try (socket) {
            manners.with(socket);
        } catch (IOException gone) {
            Thread.yield();
        }
    }

    private static Listener process(Path folder, int port, List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("said.log").toFile())
                    .start();
            awaitOpen(port, process, folder.resolve("said.log"));
            return new Listener(port, () -> process.destroyForcibly().waitFor(10, TimeUnit.SECONDS));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static void awaitOpen(int port, Process process, Path said) throws IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
                return;
            } catch (IOException notYet) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
        throw new AssertionError("does not listen: " + Files.readString(said, StandardCharsets.UTF_8));
    }
}
