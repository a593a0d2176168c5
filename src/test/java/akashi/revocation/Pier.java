package akashi.revocation;

import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.certificates.RevokeCertificate;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.store.Authorities;
import akashi.store.Certificates;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

/** A site whose portal answers machines: three recorders with certificates, of which one is revoked. */
final class Pier implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    final Quay quay;
    final Path folder;
    final Certificate good;
    final Certificate revoked;

    private Pier(Path folder, Instant now, boolean named) {
        this.folder = folder;
        quay = Quay.in(TestPortal.answering(folder.resolve("portal"), now), 3)
                .wanted()
                .ca();
        if (named) {
            publish();
        }
        good = quay.issue("rec-01");
        revoked = quay.issue("rec-02");
        quay.portal.run(new RevokeCertificate(revoked.id(), RevokeCertificate.Reason.KEY_COMPROMISE));
        write("ca.pem", authority());
        write("good.pem", der(good));
        write("revoked.pem", der(revoked));
    }

    /** Certificates name the portal's address. */
    static Pier named(Path folder, Instant now) {
        return new Pier(folder, now, true);
    }

    /** Certificates name no address. */
    static Pier unnamed(Path folder, Instant now) {
        return new Pier(folder, now, false);
    }

    private void publish() {
        quay.portal.run(new PublishAddress(java.util.Optional.of(host()), 7));
    }

    String host() {
        return quay.portal.statusHost();
    }

    Authority ca() {
        return quay.site().authorities().get(0);
    }

    UUID caId() {
        return ca().id();
    }

    String ocsp() {
        return "http://" + host() + "/ocsp/" + caId();
    }

    String listAddress() {
        return "http://" + host() + "/crl/" + caId() + ".crl";
    }

    byte[] authority() {
        return new Authorities(quay.portal.database().db(), quay.portal.actor().siteId())
                .der(caId())
                .orElseThrow();
    }

    byte[] der(Certificate certificate) {
        return new Certificates(quay.portal.database().db(), quay.portal.actor().siteId())
                .der(certificate.id())
                .orElseThrow();
    }

    X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    X509CRL list() {
        HttpResponse<byte[]> answer = get(listAddress());
        if (answer.statusCode() != 200) {
            throw new AssertionError("no list: " + answer.statusCode());
        }
        return list(answer.body());
    }

    static X509CRL list(byte[] der) {
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    HttpResponse<byte[]> get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    HttpResponse<byte[]> post(String address, String type, byte[] body) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    byte[] ask(byte[] question) {
        return post(ocsp(), "application/ocsp-request", question).body();
    }

    static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    String path(String name) {
        return folder.resolve(name).toString();
    }

    private void write(String name, byte[] der) {
        String pem = "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END CERTIFICATE-----\n";
        keep(name, pem.getBytes(StandardCharsets.US_ASCII));
    }

    void keep(String name, byte[] bytes) {
        try {
            Files.write(folder.resolve(name), bytes);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        quay.close();
    }
}
