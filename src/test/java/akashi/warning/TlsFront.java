package akashi.warning;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** TLS before a plain mail server, from the first byte or after STARTTLS, with a certificate of its own. */
final class TlsFront implements AutoCloseable {

    private static final char[] PASSWORD = "changeit".toCharArray();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final ServerSocket server;
    private final KeyStore keys;
    private final SSLContext tls;

    TlsFront(Path folder, int behind, boolean startTls) throws Exception {
        keys = made(folder.resolve("front.p12"));
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        threads.execute(() -> {
            while (!server.isClosed()) {
                try (Socket client = server.accept();
                        Socket mail = new Socket(InetAddress.getLoopbackAddress(), behind)) {
                    serve(client, mail, startTls);
                } catch (IOException over) {
                    // The client left, or the test is over.
                }
            }
        });
    }

    private static KeyStore made(Path file) throws Exception {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String[] key = {"-genkeypair", "-alias", "front", "-keyalg", "EC", "-dname", "CN=mail.example.com"};
        String[] rest = {"-ext", "SAN=ip:127.0.0.1", "-keystore", file.toString(), "-storepass", new String(PASSWORD)};
        List<String> command = Stream.of(Stream.of(tool), Stream.of(key), Stream.of(rest))
                .flatMap(each -> each)
                .toList();
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IOException("keytool failed");
        }
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    int port() {
        return server.getLocalPort();
    }

    String certificate() throws Exception {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(keys.getCertificate("front").getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }

    private void serve(Socket client, Socket mail, boolean startTls) throws IOException {
        if (startTls) {
            promise(client);
            // The client was greeted already.
            while (mail.getInputStream().read() != '\n') {}
        }
        SSLSocket safe = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
        safe.setUseClientMode(false);
        threads.execute(() -> copy(mail, safe));
        copy(safe, mail);
    }

    private static void promise(Socket client) throws IOException {
        OutputStream out = client.getOutputStream();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII));
        out.write("220 ready\r\n".getBytes(StandardCharsets.US_ASCII));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            boolean begin = line.equals("STARTTLS");
            out.write((begin ? "220 go\r\n" : "250-here\r\n250 STARTTLS\r\n").getBytes(StandardCharsets.US_ASCII));
            if (begin) {
                return;
            }
        }
        throw new IOException("the client left");
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException over) {
            // One of both has closed.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        threads.shutdownNow();
    }
}
