package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.authority.SealedKeys;
import akashi.store.Sites;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the overview says of revocation. */
class OverviewStepsTest {

    @TempDir
    Path folder;

    private Pier pier;

    @BeforeEach
    void start() {
        pier = Pier.unnamed(folder, TestPortal.NOW);
    }

    @AfterEach
    void stop() {
        pier.close();
    }

    private String overview() {
        return pier.quay.admin().get("/").html().select("main").text();
    }

    private void takeKey() {
        pier.quay.arrange((db, site) -> new SealedKeys(null).forget(db, SealedKeys.AUTHORITY, pier.caId()));
    }

    @Test
    void a_list_in_its_time_is_nothing_to_speak_of() {
        assertThat(overview()).doesNotContain("revocation list");
    }

    @Test
    void a_list_that_was_not_renewed_is_told_before_it_runs_out_and_after() {
        takeKey();
        pier.quay.portal.clock().advance(Duration.ofDays(6));
        assertThat(overview()).contains("The revocation list of Quay Root CA ends on");
        pier.quay.portal.clock().advance(Duration.ofDays(2));
        assertThat(overview()).contains("The revocation list of Quay Root CA ran out");
        assertThat(pier.quay.admin().get("/").html().select("a[href=/authorities/" + pier.caId() + "/revocation]"))
                .isNotEmpty();
    }

    @Test
    void an_address_at_which_nobody_answers_is_told() {
        Path other = folder.resolve("closed");
        try (TestPortal portal = TestPortal.in(other, TestPortal.NOW, true)) {
            portal.run(new akashi.authority.CreateAuthority(
                    akashi.pki.AuthorityName.of("Quay Root CA"),
                    15,
                    akashi.pki.KeyKind.RSA_2048,
                    akashi.core.site.NameConstraints.NONE));
            portal.portal().lookAfterRevocation();
            assertThat(portal.admin().get("/").text()).doesNotContain("nobody answers");
            new Sites(portal.database().db())
                    .set(portal.actor().siteId(), Sites.REVOCATION_HOST, "ca.example.com:8088");
            assertThat(portal.admin().get("/").html().text())
                    .contains("Certificates send verifiers to an address at which nobody answers");
        }
    }
}
