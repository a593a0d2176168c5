package akashi.authority;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.NameConstraints;
import akashi.pki.AuthorityName;
import akashi.pki.KeyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Chains with a second certificate, sent as they are downloaded, judged by programs that hold one of the roots alone. */
class CrossChainTest {

    @TempDir
    Path folder;

    private Quay quay;
    private Browser admin;
    private Authority old;

    @BeforeEach
    void open() throws IOException {
        quay = Quay.withRecorders(1).wanted();
        // One of the programs judges by its own clock only.
        quay.portal.clock().advance(Duration.between(quay.portal.clock().instant(), Instant.now()));
        quay.ca();
        admin = quay.admin();
        old = quay.authority("Quay Root CA");
        quay.portal.clock().advance(Duration.ofMinutes(10));
        Files.write(folder.resolve("old.pem"), root(old));
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private byte[] root(Authority root) {
        return admin.get("/authorities/" + root.id() + "/root-authority-public.pem")
                .bytes();
    }

    /** Everyone trusts the root; the authority is crossed, and rec-01 gets a certificate of it. */
    private String crossed(String root, String authority) throws IOException {
        Authority above = quay.authority(root);
        Files.write(folder.resolve("new.pem"), root(above));
        String trusts = above.id().toString();
        admin.submit(
                "/facts?fact=CA_TRUSTED&authority=" + trusts,
                "/facts",
                "fact",
                "CA_TRUSTED",
                "authority",
                trusts,
                "everyone",
                "true",
                "value",
                "true");
        String page = "/authorities/" + quay.authority(authority).id() + "/cross";
        assertThat(admin.submit(page, page, "under", old.id().toString()).status())
                .isEqualTo(303);
        Certificate leaf = quay.issue("rec-01");
        assertThat(leaf.authorityId()).hasValue(quay.authority(authority).id());
        return "/certificates/" + leaf.id();
    }

    private String verdicts(String sent, byte[] chain) throws IOException {
        Files.write(folder.resolve(sent), chain);
        List<String> accepted = new ArrayList<>();
        for (String holds : List.of("old", "new")) {
            String trust = folder.resolve(holds + ".pem").toString();
            String file = folder.resolve(sent).toString();
            if (runs("openssl", "verify", "-CAfile", trust, "-untrusted", file, file)) {
                accepted.add("openssl " + holds);
            }
            if (runs("certtool", "--verify", "--load-ca-certificate", trust, "--infile", file)) {
                accepted.add("certtool " + holds);
            }
        }
        return String.join(", ", accepted);
    }

    private boolean runs(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        try {
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void a_root_that_signs_servers_itself_is_accepted_by_those_who_hold_either_root() throws IOException {
        quay.portal.run(new CreateAuthority(AuthorityName.of("Solo Root"), 15, KeyKind.RSA_2048, NameConstraints.NONE));
        String leaf = crossed("Solo Root", "Solo Root");
        String both = "openssl old, certtool old, openssl new, certtool new";
        assertThat(verdicts("chain.pem", admin.get(leaf + "/chain.pem").bytes()))
                .isEqualTo(both);
        Browser.Page key = admin.post(leaf + "/export", "form", "PEM_CLEAR", "clear", "true");
        String withoutKey = key.text().substring(key.text().indexOf("-----BEGIN CERTIFICATE"));
        assertThat(verdicts("key.pem", withoutKey.getBytes(US_ASCII))).isEqualTo(both);
        assertThat(admin.get(leaf).html().select("a[href$=chain-older-root.pem]"))
                .as("one chain does for all")
                .isEmpty();
    }

    @Test
    void below_another_root_each_kind_of_verifier_has_a_chain_of_its_own() throws IOException {
        admin.submit(
                "/authorities/new",
                "/authorities/new",
                "shape",
                "FREE",
                "name",
                "Next Root",
                "key",
                "RSA_2048",
                "years",
                "15",
                "issuing-name",
                "Next Issuing",
                "issuing-years",
                "10");
        String leaf = crossed("Next Root", "Next Issuing");
        assertThat(verdicts("chain.pem", admin.get(leaf + "/chain.pem").bytes()))
                .isEqualTo("openssl new, certtool new");
        String offered =
                admin.get(leaf).html().select("a[href$=chain-older-root.pem]").attr("href");
        byte[] older = admin.get(offered).bytes();
        assertThat(verdicts("older.pem", older)).isEqualTo("openssl old, certtool old");
        assertThat(new String(older, US_ASCII))
                .as("it leads to the other root, and to no other")
                .endsWith(Files.readString(folder.resolve("old.pem")))
                .doesNotContain(Files.readString(folder.resolve("new.pem")));
    }
}
