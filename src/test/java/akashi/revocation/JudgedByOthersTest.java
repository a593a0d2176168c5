package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.certificates.RevokeCertificate;
import akashi.core.site.Certificate;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.CertificateRevokedException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** OpenSSL, GnuTLS and the JDK read the lists and answers, accept what is good and refuse what is revoked. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JudgedByOthersTest {

    @TempDir
    static Path folder;

    private Pier pier;

    @BeforeAll
    void start() {
        pier = Pier.named(folder, Instant.now());
        pier.keep("revoked.crl", pier.get(pier.listAddress()).body());
        Tool.must("openssl", "crl", "-inform", "DER", "-in", pier.path("revoked.crl"), "-out", pier.path("crl.pem"));
    }

    @AfterAll
    void stop() {
        pier.close();
    }

    @Test
    void openssl_reads_the_list_and_checks_its_signature() {
        String text = Tool.must(
                "openssl", "crl", "-in", pier.path("crl.pem"), "-CAfile", pier.path("ca.pem"), "-noout", "-text");
        assertThat(text)
                .contains("verify OK", "X509v3 CRL Number", "X509v3 Authority Key Identifier", "Key Compromise");
        assertThat(text.toLowerCase(java.util.Locale.ROOT)).contains(pier.revoked.serial());
    }

    Stream<Arguments> answers() {
        return Stream.of("-nonce", "-no_nonce")
                .flatMap(nonce -> Stream.of("sha1", "sha256")
                        .flatMap(hash -> Stream.of(
                                arguments(nonce, hash, "good.pem", ": good"),
                                arguments(nonce, hash, "revoked.pem", "Reason: keyCompromise"))));
    }

    @ParameterizedTest(name = "openssl ocsp {0} by {1}: {2} is {3}")
    @MethodSource("answers")
    void openssl_asks_and_is_answered(String nonce, String hash, String file, String expected) {
        String output = Tool.must(
                "openssl",
                "ocsp",
                "-" + hash,
                "-issuer",
                pier.path("ca.pem"),
                "-cert",
                pier.path(file),
                "-url",
                pier.ocsp(),
                "-CAfile",
                pier.path("ca.pem"),
                nonce);
        assertThat(output).contains("Response verify OK", expected).doesNotContain("WARNING");
    }

    @Test
    void openssl_is_answered_by_get_too() {
        Tool.must(
                "openssl",
                "ocsp",
                "-issuer",
                pier.path("ca.pem"),
                "-cert",
                pier.path("revoked.pem"),
                "-no_nonce",
                "-reqout",
                pier.path("question.der"));
        byte[] question = Tool.bytes(folder.resolve("question.der"));
        String escaped = java.net.URLEncoder.encode(
                java.util.Base64.getEncoder().encodeToString(question), java.nio.charset.StandardCharsets.UTF_8);
        pier.keep("answer.der", pier.get(pier.ocsp() + "/" + escaped).body());
        String output = Tool.must(
                "openssl",
                "ocsp",
                "-issuer",
                pier.path("ca.pem"),
                "-cert",
                pier.path("revoked.pem"),
                "-respin",
                pier.path("answer.der"),
                "-CAfile",
                pier.path("ca.pem"),
                "-no_nonce");
        assertThat(output).contains("Response verify OK", ": revoked");
    }

    @Test
    void a_serial_number_that_was_never_issued_is_unknown_and_the_own_certificate_is_good() {
        String unknown = Tool.must(
                "openssl",
                "ocsp",
                "-issuer",
                pier.path("ca.pem"),
                "-serial",
                "0x1234",
                "-url",
                pier.ocsp(),
                "-CAfile",
                pier.path("ca.pem"));
        assertThat(unknown).contains("Response verify OK", "0x1234: unknown");
        String own = Tool.must(
                "openssl",
                "ocsp",
                "-issuer",
                pier.path("ca.pem"),
                "-cert",
                pier.path("ca.pem"),
                "-url",
                pier.ocsp(),
                "-CAfile",
                pier.path("ca.pem"));
        assertThat(own).contains(": good");
    }

    @Test
    void the_signer_may_do_nothing_but_sign_answers_and_is_not_asked_about() {
        String output = Tool.must(
                "openssl",
                "ocsp",
                "-issuer",
                pier.path("ca.pem"),
                "-cert",
                pier.path("good.pem"),
                "-url",
                pier.ocsp(),
                "-CAfile",
                pier.path("ca.pem"),
                "-resp_text");
        assertThat(output).contains("OCSP Signing", "OCSP No Check", "CA:FALSE", "prime256v1", "Responder Id");
    }

    @Test
    void openssl_verify_refuses_the_revoked_one_by_the_list() {
        String[] verify = {
            "openssl", "verify", "-CAfile", pier.path("ca.pem"), "-CRLfile", pier.path("crl.pem"), "-crl_check"
        };
        assertThat(Tool.run(with(verify, pier.path("good.pem"))).output()).contains("good.pem: OK");
        Tool refused = Tool.run(with(verify, pier.path("revoked.pem")));
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).contains("certificate revoked");
    }

    @Test
    void openssl_verify_fetches_the_list_from_the_address_in_the_certificate() {
        String[] verify = {"openssl", "verify", "-CAfile", pier.path("ca.pem"), "-crl_download", "-crl_check"};
        assertThat(Tool.run(with(verify, pier.path("good.pem"))).output()).contains("good.pem: OK");
        assertThat(Tool.run(with(verify, pier.path("revoked.pem"))).output()).contains("certificate revoked");
    }

    private static String[] with(String[] command, String last) {
        return Stream.concat(Stream.of(command), Stream.of(last)).toArray(String[]::new);
    }

    @Test
    void gnutls_judges_by_list_and_answer() {
        String[] verify = {
            "certtool",
            "--verify",
            "--load-ca-certificate",
            pier.path("ca.pem"),
            "--load-crl",
            pier.path("crl.pem"),
            "--infile"
        };
        assertThat(Tool.run(with(verify, pier.path("good.pem"))).exit()).isZero();
        Tool refused = Tool.run(with(verify, pier.path("revoked.pem")));
        assertThat(refused.exit()).isNotZero();
        assertThat(refused.output()).containsIgnoringCase("revoked");
        for (String[] one : new String[][] {{"good.pem", "good"}, {"revoked.pem", "revoked"}}) {
            String output = Tool.run(
                            "ocsptool",
                            "--ask=" + pier.ocsp(),
                            "--load-issuer",
                            pier.path("ca.pem"),
                            "--load-cert",
                            pier.path(one[0]),
                            "--load-trust",
                            pier.path("ca.pem"))
                    .output();
            assertThat(output).contains("Certificate Status: " + one[1], "Success");
        }
    }

    Stream<Arguments> jdk() {
        return Stream.of(true, false).flatMap(list -> Stream.of(arguments(list, true), arguments(list, false)));
    }

    @ParameterizedTest(name = "the JDK by its list ({0}) accepts the good one ({1})")
    @MethodSource("jdk")
    void the_jdk_asks_strictly(boolean byList, boolean good) throws GeneralSecurityException {
        Certificate certificate = good ? pier.good : pier.revoked;
        if (good) {
            assertThat(judged(certificate, byList)).isNull();
        } else {
            assertThat(judged(certificate, byList)).isInstanceOf(CertificateRevokedException.class);
        }
    }

    /** Why the JDK refuses it, or {@code null}. Nothing is forgiven: no answer would be a refusal too. */
    private Throwable judged(Certificate certificate, boolean byList) throws GeneralSecurityException {
        CertPathValidator validator = CertPathValidator.getInstance("PKIX");
        PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
        if (byList) {
            System.setProperty("com.sun.security.enableCRLDP", "true");
            checker.setOptions(EnumSet.of(
                    PKIXRevocationChecker.Option.PREFER_CRLS,
                    PKIXRevocationChecker.Option.NO_FALLBACK,
                    PKIXRevocationChecker.Option.ONLY_END_ENTITY));
        } else {
            checker.setOptions(
                    EnumSet.of(PKIXRevocationChecker.Option.NO_FALLBACK, PKIXRevocationChecker.Option.ONLY_END_ENTITY));
        }
        PKIXParameters parameters = new PKIXParameters(Set.of(new TrustAnchor(pier.read(pier.authority()), null)));
        parameters.addCertPathChecker(checker);
        CertPath path =
                CertificateFactory.getInstance("X.509").generateCertPath(List.of(pier.read(pier.der(certificate))));
        try {
            validator.validate(path, parameters);
            return null;
        } catch (CertPathValidatorException refused) {
            return refused.getCause();
        }
    }

    @Test
    void a_revocation_is_answered_at_once_also_where_an_answer_was_signed_before() {
        Certificate third = pier.quay.issue("rec-03");
        byte[] question = Questions.about(pier.read(pier.authority()), new java.math.BigInteger(third.serial(), 16));
        byte[] before = pier.ask(question);
        assertThat(pier.ask(question)).as("kept").isEqualTo(before);
        pier.quay.portal.run(new RevokeCertificate(third.id(), RevokeCertificate.Reason.SUPERSEDED));
        pier.keep("after.der", pier.ask(question));
        pier.keep("question3.der", question);
        assertThat(Tool.run(
                                "openssl",
                                "ocsp",
                                "-respin",
                                pier.path("after.der"),
                                "-reqin",
                                pier.path("question3.der"),
                                "-CAfile",
                                pier.path("ca.pem"),
                                "-no_nonce",
                                "-resp_text",
                                "-issuer",
                                pier.path("ca.pem"))
                        .output())
                .contains("Cert Status: revoked", "Reason: superseded");
    }
}
