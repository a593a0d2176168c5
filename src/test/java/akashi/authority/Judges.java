package akashi.authority;

import akashi.pki.ParsedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Programs of others that judge a chain as verifiers do.
 *
 * @param at the second of the judgement since 1970
 * @param root what they trust
 * @param sent what the server sends along
 */
record Judges(Path folder, String at, ParsedCertificate root, ParsedCertificate... sent) {

    String openssl(ParsedCertificate leaf, String host) throws IOException {
        return run(
                "openssl",
                "verify",
                "-x509_strict",
                "-purpose",
                "sslserver",
                "-attime",
                at,
                "-CAfile",
                file("root.pem", Stream.of(root)),
                "-untrusted",
                file("sent.pem", Stream.of(sent)),
                "-verify_hostname",
                host,
                file("leaf.pem", Stream.of(leaf)));
    }

    /** The JDK's own validator of paths, which judges the chain in the order in which it is sent. */
    String java(ParsedCertificate leaf) throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> path = new ArrayList<>();
        for (ParsedCertificate each :
                Stream.concat(Stream.of(leaf), Stream.of(sent)).toList()) {
            path.add(read(factory, each));
        }
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(read(factory, root), null)));
        parameters.setRevocationEnabled(false);
        parameters.setDate(Date.from(Instant.ofEpochSecond(Long.parseLong(at))));
        try {
            CertPathValidator.getInstance("PKIX").validate(factory.generateCertPath(path), parameters);
            return "accepted";
        } catch (java.security.cert.CertPathValidatorException refused) {
            return "refused: " + refused.getMessage();
        }
    }

    private static X509Certificate read(CertificateFactory factory, ParsedCertificate certificate)
            throws GeneralSecurityException {
        return (X509Certificate) factory.generateCertificate(
                new ByteArrayInputStream(certificate.der().toArray()));
    }

    private String file(String name, Stream<ParsedCertificate> certificates) throws IOException {
        String pem = certificates.map(ParsedCertificate::pem).collect(Collectors.joining());
        return Files.writeString(folder.resolve(name), pem, StandardCharsets.US_ASCII)
                .toString();
    }

    private static String run(String... command) throws IOException {
        Path said = Files.createTempFile("judge", ".txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("no answer from " + command[0]);
            }
            return Files.readString(said);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        } finally {
            Files.delete(said);
        }
    }
}
