package akashi.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.pki.KeyKind;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SigningRequest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/**
 * Does what {@code install.ps1 -Enroll} does, step by step: a key of its own, a request, HTTP/1.0 over TLS to the one
 * certificate that it knows, the answer's files, a receipt, a renewal signed by the key before.
 */
final class EnrolClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final String pin;
    private final String host;
    PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    JsonNode enrolled;

    EnrolClient(String url, String pin, String host) {
        this.url = url;
        this.pin = pin;
        this.host = host;
    }

    /** The status and body of an answer. */
    record Reply(int status, JsonNode body) {

        Reply expect(int wanted) {
            assertThat(status).as(String.valueOf(body)).isEqualTo(wanted);
            return this;
        }

        /** The rule of the first refusal, with its next step. */
        String rule() {
            expect(409);
            JsonNode refusal = body.get("refusals").get(0);
            assertThat(refusal.get("message").asText()).isNotBlank();
            assertThat(refusal.get("mend").asText()).isNotBlank();
            return refusal.get("rule").asText();
        }

        String wrongField() {
            expect(422);
            return body.get("errors").get(0).get("field").asText();
        }
    }

    String csr() {
        return csr(key, host);
    }

    static String csr(PrivateKeyBytes key, String host, String... names) {
        return SigningRequest.pem(
                key, host, List.of(names).stream().map(HostName::new).toList(), List.<IpAddress>of());
    }

    Reply enrol(String code) {
        return enrol(code, csr());
    }

    Reply enrol(String code, String csr) {
        return took(
                post("/api/v1/enroll", JSON.createObjectNode().put("code", code).put("csr", csr)));
    }

    private Reply took(Reply reply) {
        if (reply.status() == 201) {
            enrolled = reply.body();
        }
        return reply;
    }

    String nonce() {
        return post("/api/v1/enroll/nonce", JSON.createObjectNode())
                .expect(200)
                .body()
                .get("nonce")
                .asText();
    }

    /** A renewal for a new key, signed by the present one; the new key is the client's own once it worked. */
    Reply renew() {
        PrivateKeyBytes next = PrivateKeyBytes.generate(KeyKind.RSA_2048);
        Reply reply = took(post("/api/v1/enroll/renew", renewal(nonce(), csr(next, host), key)));
        if (reply.status() == 201) {
            key = next;
        }
        return reply;
    }

    Reply renew(ObjectNode asked) {
        return post("/api/v1/enroll/renew", asked);
    }

    ObjectNode renewal(String nonce, String csr, PrivateKeyBytes by) {
        return JSON.createObjectNode()
                .put("thumbprint", enrolled.get("thumbprint").asText())
                .put("nonce", nonce)
                .put("csr", csr)
                .put("signature", signature(by, "akashi-renew 1\n" + nonce + "\n" + csr));
    }

    Reply receipt(String receipt) {
        String nonce = nonce();
        return post(
                "/api/v1/enroll/receipt",
                JSON.createObjectNode()
                        .put("thumbprint", enrolled.get("thumbprint").asText())
                        .put("nonce", nonce)
                        .put("receipt", receipt)
                        .put("signature", signature(key, "akashi-receipt 1\n" + nonce + "\n" + receipt)));
    }

    static String signature(PrivateKeyBytes key, String message) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key.reveal())));
            signature.update(message.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    byte[] file(String name) {
        return Base64.getDecoder().decode(enrolled.get("files").get(name).asText());
    }

    X509Certificate certificate(String name) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(file(name)));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    /** HTTP/1.0 over TLS; nothing is sent before the certificate that is shown was compared with the pin. */
    private Reply post(String path, JsonNode body) {
        URI address = URI.create(url);
        byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        try (SSLSocket socket =
                (SSLSocket) anybody().getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            socket.startHandshake();
            byte[] shown = socket.getSession().getPeerCertificates()[0].getEncoded();
            byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(shown);
            if (!HexFormat.of().withUpperCase().formatHex(sha256).equals(pin)) {
                throw new SecurityException("another certificate is shown");
            }
            OutputStream out = socket.getOutputStream();
            out.write(("POST " + path + " HTTP/1.0\r\nHost: " + address.getAuthority()
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(bytes);
            out.flush();
            return read(socket.getInputStream().readAllBytes());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Reply read(byte[] all) throws IOException {
        String text = new String(all, StandardCharsets.UTF_8);
        int end = text.indexOf("\r\n\r\n");
        int status = Integer.parseInt(text.split(" ")[1]);
        return new Reply(status, JSON.readTree(text.substring(end + 4)));
    }

    private static SSLContext anybody() throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Anybody()}, null);
        return context;
    }

    /** Whoever it is: the pin decides. */
    private static final class Anybody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            throw new IllegalStateException("no client here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            assertThat(chain).isNotEmpty();
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
