package akashi.proof;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/** A client of another maker. It reaches the loopback under any name, and trusts the one CA that it is given. */
enum RealClient {
    JAVA {
        @Override
        Answer meets(String name, int port, HandedOut trusted) {
            try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
                    SSLSocket socket = (SSLSocket)
                            trusting(trusted.ca()).getSocketFactory().createSocket(plain, name, port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return Answer.TRUSTED;
            } catch (SSLException refused) {
                return Answer.in(told(refused));
            } catch (IOException | GeneralSecurityException failure) {
                throw new IllegalStateException(failure);
            }
        }
    },
    OPENSSL {
        @Override
        Answer meets(String name, int port, HandedOut trusted) {
            boolean address = Character.isDigit(name.charAt(0));
            List<String> command = new ArrayList<>(List.of(
                    "openssl",
                    "s_client",
                    "-connect",
                    "127.0.0.1:" + port,
                    "-CAfile",
                    trusted.caPem().toString(),
                    "-no-CApath",
                    "-no-CAstore",
                    "-verify_return_error",
                    "-brief"));
            command.addAll(
                    address ? List.of("-verify_ip", name) : List.of("-verify_hostname", name, "-servername", name));
            Program done = Program.run(Map.of(), command);
            return done.exit() == 0 ? Answer.TRUSTED : Answer.in(done.output());
        }
    },
    CHROMIUM {
        @Override
        Answer meets(String name, int port, HandedOut trusted) {
            Path home = home(trusted);
            Program shown = Program.run(
                    Map.of("HOME", home.toString()),
                    List.of(
                            "chromium",
                            "--headless=new",
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--no-first-run",
                            "--user-data-dir=" + home.resolve("profile"),
                            "--host-resolver-rules=MAP " + name + " 127.0.0.1",
                            "--timeout=20000",
                            "--dump-dom",
                            "https://" + name + ":" + port + "/"));
            boolean page =
                    shown.output().contains(RealServer.PAGE) || shown.output().contains("s_server");
            return page ? Answer.TRUSTED : Answer.in(shown.output());
        }
    };

    /** What a client makes of a server, in the words by which Java, openssl and Chromium tell it. */
    enum Answer {
        TRUSTED(""),
        OTHER_NAME("No subject alternative|No name matching|hostname mismatch|IP address mismatch"
                + "|ERR_CERT_COMMON_NAME_INVALID"),
        EXPIRED("validity check failed|NotAfter|certificate has expired|ERR_CERT_DATE_INVALID"),
        NOT_TRUSTED("unable to find valid certification path|signature check failed|does not chain"
                + "|unable to get (local )?issuer certificate|certificate signature failure"
                + "|unable to verify the first certificate|self-signed certificate in certificate chain"
                + "|ERR_CERT_AUTHORITY_INVALID");

        private final Pattern words;

        Answer(String words) {
            this.words = Pattern.compile(words);
        }

        /** The reason that the words give; words that give none are no refusal of a certificate. */
        static Answer in(String words) {
            return Stream.of(OTHER_NAME, EXPIRED, NOT_TRUSTED)
                    .filter(answer -> answer.words.matcher(words).find())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no reason in: " + words));
        }
    }

    /** What it makes of a server that it knows under this name. */
    abstract Answer meets(String name, int port, HandedOut trusted);

    private static String told(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            all.append(cause).append('\n');
        }
        return all.toString();
    }

    private static SSLContext trusting(Path ca) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(ca)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** A home whose certificate database holds the CA, as an administrator of Linux clients makes it. */
    private static Path home(HandedOut trusted) {
        try {
            Path home = Files.createTempDirectory(trusted.folder(), "home");
            Path database = Files.createDirectories(home.resolve(".pki/nssdb"));
            Program.must("certutil", "-N", "-d", "sql:" + database, "--empty-password");
            Program.must(
                    "certutil",
                    "-A",
                    "-d",
                    "sql:" + database,
                    "-n",
                    "ca",
                    "-t",
                    "C,,",
                    "-i",
                    trusted.ca().toString());
            return home;
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
