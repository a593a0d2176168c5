package akashi.bench;

import akashi.Browser;
import akashi.PortalProcess;
import akashi.TestPortal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.pki.Randoms;
import akashi.store.Certificates;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.operator.DigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists of thousands of revoked certificates, one more revocation, and answers about single certificates. */
final class RevocationSpeed {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationSpeed.class);
    private static final int REVOKED = Integer.getInteger("akashi.bench.revoked", 10_000);
    private static final int COMPUTERS = 200;
    private static final int MORE = 25;
    private static final int ASKED_ABOUT = 200;
    private static final int QUESTIONS = Integer.getInteger("akashi.bench.questions", 10_000);
    private static final int CLIENTS = 4;

    private final Path folder;
    private final Figures figures;
    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> serials = new ArrayList<>();
    private final List<UUID> good = new ArrayList<>();
    private UUID authority;
    private byte[] issuer;

    RevocationSpeed(Path folder, Figures figures) {
        this.folder = folder;
        this.figures = figures;
    }

    void measure() throws IOException {
        LOG.warn("{} revoked certificates", REVOKED);
        Path home = folder.resolve("home");
        Harbours.plant(home, COMPUTERS);
        plant(home);
        int port = SigningSpeed.freePort();
        try (PortalProcess portal = PortalProcess.Start.on(home)
                .with(Speed.JAVA_OPTIONS)
                .with("AKASHI_STATUS_PORT", String.valueOf(port))
                .run()) {
            URI status = URI.create("http://127.0.0.1:" + port);
            lists(portal, status);
            questions(status);
            figures.add("resident after that", "≤ 300 MB", "%d MB", Figures.resident(portal.pid()));
        }
    }

    private void plant(Path home) {
        try (TestPortal portal = TestPortal.in(home, Instant.now(), false)) {
            Browser admin = portal.admin();
            String page = "/certificates/issue";
            Harbours.finished(admin, Harbours.order(admin, page, 1, "key", "RSA_2048", "days", "397"));
            Certificate like = portal.site().data().certificates().get(0);
            authority = like.authorityId().orElseThrow();
            issuer = admin.get("/authorities/" + authority + "/root-authority-public.cer")
                    .response()
                    .body();
            UUID siteId = portal.site().site().id();
            List<Computer> computers = portal.site().computers();
            portal.database().transaction(db -> {
                Certificates certificates = new Certificates(db, siteId);
                String name = like.subject();
                for (int i = 0; i < REVOKED + MORE + ASKED_ABOUT; i++) {
                    Certificate one =
                            another(like, computers.get(i % computers.size()).id());
                    certificates.insert(one, name, null);
                    if (i < REVOKED) {
                        certificates.revoke(one.id(), "superseded", Instant.now());
                    } else if (i < REVOKED + MORE) {
                        good.add(one.id());
                    } else {
                        serials.add(one.serial());
                    }
                }
                return true;
            });
        }
    }

    private static Certificate another(Certificate like, UUID computer) {
        return new Certificate(
                UUID.randomUUID(),
                like.authorityId(),
                Optional.of(computer),
                like.generation(),
                like.slots(),
                like.subject(),
                like.dnsNames(),
                like.addresses(),
                Randoms.serial(),
                like.validity(),
                new akashi.core.site.Thumbprint(
                        (UUID.randomUUID() + UUID.randomUUID().toString())
                                .replace("-", "")
                                .substring(0, 40)),
                (UUID.randomUUID() + UUID.randomUUID().toString()).replace("-", ""),
                like.key(),
                like.signatureAlgorithm(),
                like.serverAuth(),
                Certificate.State.SUPERSEDED,
                like.predecessorId(),
                false,
                like.keyElsewhere(),
                like.issuedAt());
    }

    private void lists(PortalProcess portal, URI status) throws IOException {
        Browser admin = portal.admin();
        String page = "/authorities/" + authority + "/revocation";
        double[] whole =
                IntStream.range(0, MORE).mapToDouble(i -> list(admin, page)).toArray();
        told(
                "a list of %d revoked certificates signed, kept and answered over HTTP".formatted(REVOKED),
                "≤ 100 ms",
                whole);
        double[] more = good.stream()
                .mapToDouble(id -> millis(() -> revoke(portal, id)))
                .toArray();
        told("one more revocation, with the list that says so", "≤ 50 ms", more);
        double[] fetched = IntStream.range(0, MORE)
                .mapToDouble(i -> millis(() -> get(status.resolve("/crl/" + authority + ".crl"))))
                .toArray();
        told("that list fetched", "", fetched);
    }

    /** Each form is good for one list. */
    private static double list(Browser admin, String page) {
        String act = admin.get(page)
                .html()
                .select("form[action=" + page + "] input[name=act]")
                .attr("value");
        return millis(() -> admin.post(page, "act", act));
    }

    private void revoke(PortalProcess portal, UUID id) {
        URI uri = portal.address().resolve("/api/v1/certificates/" + id + "/revoke");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + Harbours.TOKEN)
                .POST(HttpRequest.BodyPublishers.ofString("{\"reason\":\"SUPERSEDED\"}"))
                .build();
        answered(request);
    }

    private void get(URI uri) {
        answered(HttpRequest.newBuilder(uri).build());
    }

    private void answered(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request.uri() + ": " + response.statusCode());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static double millis(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e6;
    }

    private void told(String what, String goal, double[] millis) {
        double first = millis[0];
        double[] sorted = millis.clone();
        java.util.Arrays.sort(sorted);
        figures.add(
                what,
                goal,
                "%.0f ms (median of %d; the first %.0f ms)",
                sorted[sorted.length / 2],
                sorted.length,
                first);
    }

    private void questions(URI status) throws IOException {
        answers(status, "from what was signed", "≥ 2,000 /s", false);
        answers(status, "each with a nonce of its own (P-256)", "told apart", true);
    }

    private void answers(URI status, String how, String goal, boolean nonce) throws IOException {
        List<String> paths = paths(nonce);
        Questioners.ask(status, paths.subList(0, QUESTIONS / 2), CLIENTS);
        double seconds = Questioners.ask(status, paths, CLIENTS);
        figures.add(
                "answers about single certificates (OCSP, %d connections), %s".formatted(CLIENTS, how),
                goal,
                "%.0f /s",
                paths.size() / seconds);
    }

    private List<String> paths(boolean nonce) {
        try {
            DigestCalculatorProvider digests = new JcaDigestCalculatorProviderBuilder().build();
            X509CertificateHolder ca = new X509CertificateHolder(issuer);
            Random random = new Random(7);
            List<String> paths = new ArrayList<>();
            for (int i = 0; i < QUESTIONS; i++) {
                OCSPReqBuilder builder = new OCSPReqBuilder();
                builder.addRequest(new CertificateID(
                        digests.get(CertificateID.HASH_SHA1),
                        ca,
                        new java.math.BigInteger(serials.get(i % serials.size()), 16)));
                if (nonce) {
                    byte[] value = new byte[16];
                    random.nextBytes(value);
                    builder.setRequestExtensions(new Extensions(new Extension(
                            OCSPObjectIdentifiers.id_pkix_ocsp_nonce,
                            false,
                            new DEROctetString(new DEROctetString(value).getEncoded()))));
                }
                String question =
                        Base64.getEncoder().encodeToString(builder.build().getEncoded());
                paths.add("/ocsp/" + authority + "/" + URLEncoder.encode(question, StandardCharsets.US_ASCII));
            }
            return paths;
        } catch (org.bouncycastle.operator.OperatorException
                | org.bouncycastle.cert.ocsp.OCSPException
                | IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
