package akashi.https;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Authority;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.PeerTrust;
import akashi.store.Authorities;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** What tests of the portal's own HTTPS do again and again. */
final class Harbourmaster {

    private Harbourmaster() {}

    /** Makes the root of the site, which signs by itself. */
    static Authority root(TestPortal portal) {
        Browser.Page made = portal.admin()
                .submit(
                        "/authorities/new",
                        "/authorities/new",
                        "name",
                        "Harbour Root",
                        "key",
                        "RSA_2048",
                        "years",
                        "15",
                        "shape",
                        "ALONE");
        if (made.status() != 303) {
            throw new AssertionError(made.html().text());
        }
        return portal.site().authorities().get(0);
    }

    static ParsedCertificate certificate(TestPortal portal, Authority authority) {
        UUID site = portal.actor().siteId();
        return CertificateReader.readOne(new Authorities(portal.database().db(), site)
                .der(authority.id())
                .orElseThrow());
    }

    /** Lets the CA sign one for these names. */
    static Browser.Page make(TestPortal portal, Authority authority, String names) {
        return portal.admin()
                .submit(
                        "/settings/https",
                        "/settings/https",
                        "authority",
                        authority.id().toString(),
                        "names",
                        names);
    }

    static Browser.Page shown(TestPortal portal) {
        return portal.admin().get("/settings/https");
    }

    /** A connection that trusts exactly what is shown now. */
    static SSLSocket pinned(TestPortal portal) throws IOException {
        return connected(
                portal,
                PeerTrust.of(List.of(), Set.of(portal.sha256().orElseThrow())).client());
    }

    /** A connection that trusts this root, and wants this name. */
    static SSLSocket byRoot(TestPortal portal, ParsedCertificate root, String name) throws IOException {
        SSLContext context = PeerTrust.of(List.of(root), Set.of()).client();
        Socket plain = new Socket("127.0.0.1", portal.address().getPort());
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(plain, name, portal.address().getPort(), true);
        var parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    private static SSLSocket connected(TestPortal portal, SSLContext context) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket("127.0.0.1", portal.address().getPort());
        socket.startHandshake();
        return socket;
    }

    static List<ParsedCertificate> chain(SSLSocket socket) throws IOException {
        return java.util.Arrays.stream(socket.getSession().getPeerCertificates())
                .map(Harbourmaster::read)
                .toList();
    }

    private static ParsedCertificate read(Certificate certificate) {
        try {
            return CertificateReader.readOne(certificate.getEncoded());
        } catch (java.security.cert.CertificateEncodingException broken) {
            throw new AssertionError(broken);
        }
    }

    /** Sends a request over an open connection and reads the whole answer. */
    static String ask(Socket socket, String request) throws IOException {
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write((request + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
        return answer(socket.getInputStream());
    }

    private static String answer(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                return head.toString();
            }
            head.append((char) next);
        }
        String length = head.toString().replaceAll("(?is).*content-length: (\\d+).*", "$1");
        byte[] body = length.matches("\\d+") ? in.readNBytes(Integer.parseInt(length)) : new byte[0];
        return head + new String(body, StandardCharsets.UTF_8);
    }
}
