package akashi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.IssueCertificate;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Training;
import akashi.pki.Password;
import akashi.store.Accounts;
import akashi.store.Act;
import akashi.store.RevocationLists;
import akashi.store.Sites;
import akashi.store.Terms;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is signed on a learner's site says so, and cannot serve for anything else. */
class TrainingCertificatesTest {

    private TestPortal portal;
    private Browser learner;
    private Actor there;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        learner = portal.as(Access.TRAINEE);
        learner.post("/training/enter", "to", "/");
        UUID account = new Accounts(portal.database().db())
                .named("trainee")
                .orElseThrow()
                .id();
        UUID site = new Sites(portal.database().db())
                .sandboxOf(account)
                .orElseThrow()
                .id();
        there = new Actor(account, "trainee", Access.ADMIN, site, "test");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private SiteSnapshot site() {
        return portal.site(there.siteId());
    }

    private Marked marked() {
        return new Marked(portal, there, "mine").filled();
    }

    private Computer computer(String start) {
        return site().active().stream()
                .filter(each -> each.label().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_list_of_a_training_ca_is_renewed_before_it_runs_out() {
        marked();
        Authority ca = site().issuer().orElseThrow();
        RevocationLists lists = new RevocationLists(portal.database().db(), there.siteId());
        portal.portal().lookAfterRevocation();
        assertThat(lists.heads()).as("none that nobody asked for").isEmpty();
        assertThat(learner.post("/authorities/" + ca.id() + "/revocation").status())
                .isEqualTo(303);
        Instant first = lists.find(ca.id()).orElseThrow().nextUpdate();
        portal.clock().advance(Duration.between(portal.clock().instant(), first).minusHours(1));
        portal.portal().lookAfterRevocation();
        assertThat(lists.find(ca.id()).orElseThrow().nextUpdate()).isAfter(first.plus(Duration.ofDays(1)));
    }

    @Test
    void authorities_made_by_the_page_say_so_and_last_120_days_at_most() {
        Browser.Page made = learner.submit(
                "/authorities/new",
                "/authorities/new",
                "shape",
                "FREE",
                "name",
                "My Root",
                "organisation",
                "City Hall",
                "key",
                "RSA_2048",
                "years",
                "20",
                "issuing-name",
                "My Issuing",
                "issuing-years",
                "10");
        assertThat(made.status()).isEqualTo(303);
        assertThat(site().authorities()).hasSize(2).allSatisfy(authority -> {
            assertThat(authority.subject())
                    .contains("O=" + Training.ORGANISATION)
                    .doesNotContain("City Hall");
            assertThat(authority.validity().orElseThrow().days()).isLessThanOrEqualTo(Training.MOST_DAYS);
        });
    }

    @Test
    void pages_there_ask_for_nothing_that_a_training_site_has_not() {
        learner.in("en");
        assertThat(learner.get("/authorities/new").text()).doesNotContain("Take a backup soon");
        marked();
        assertThat(learner.get("/authorities").text())
                .doesNotContain("successor")
                .contains("days left");
        assertThat(learner.get("/certificates/issue?computer="
                                + computer("miner").id())
                        .text())
                .doesNotContain("397 is usual");
        UUID id = site().certificates().get(0).id();
        assertThat(learner.get("/certificates/" + id).text())
                .doesNotContain("install.ps1", "an administrator exports")
                .contains("it never leaves it");
    }

    @Test
    void certificates_say_so_and_last_100_days_unless_fewer_are_asked_for() {
        marked();
        assertThat(site().certificates()).hasSizeGreaterThan(1).allSatisfy(certificate -> {
            assertThat(certificate.subject()).contains("O=" + Training.ORGANISATION);
            assertThat(certificate.validity().daysFrom(certificate.issuedAt())).isEqualTo(Training.USUAL_DAYS);
            assertThat(certificate.dnsNames()).allMatch(name -> name.endsWith(".lab.example") || !name.contains("."));
        });
        UUID shorter = portal.issuing()
                .issue(there, new IssueCertificate(computer("miner").id(), Set.of(), 30, null, false), Terms.NONE);
        Certificate short30 = site().certificate(shorter).orElseThrow();
        assertThat(short30.validity().daysFrom(short30.issuedAt())).isEqualTo(30);
    }

    @Test
    void more_days_are_cut_to_the_end_of_the_authority() {
        marked();
        UUID longer = portal.issuing()
                .issue(there, new IssueCertificate(computer("miner").id(), Set.of(), 400, null, false), Terms.NONE);
        assertThat(site().certificate(longer)
                        .map(Certificate::validity)
                        .orElseThrow()
                        .days())
                .isLessThanOrEqualTo(Training.MOST_DAYS);
    }

    @Test
    void a_name_elsewhere_is_refused() {
        marked();
        Computer recorder = computer("miner");
        portal.database()
                .db()
                .execute("update computer set public_name = 'video.city.example' where id = ?", recorder.id());
        portal.database().db().execute("update site set plan_version = plan_version + 1");
        assertThatThrownBy(() -> portal.issuing().issue(there, IssueCertificate.usual(recorder.id()), Terms.NONE))
                .isInstanceOf(Fault.Refused.class)
                .hasMessageContaining("NAMED");
    }

    @Test
    void the_real_site_is_as_before() {
        Marked real = new Marked(portal, portal.actor(), "real").filled();
        assertThat(real.site().authorities().get(0))
                .satisfies(root -> assertThat(root.subject()).doesNotContain(Training.ORGANISATION))
                .satisfies(
                        root -> assertThat(root.validity().orElseThrow().days()).isGreaterThan(5000))
                .extracting(Authority::isRoot)
                .isEqualTo(true);
        assertThat(real.site().certificates().get(0).validity().days()).isGreaterThan(Training.MOST_DAYS);
    }

    /** An act that nobody named for training. */
    private record Unheard() implements Act<Void> {
        @Override
        public String code() {
            return "change-site";
        }

        @Override
        public Access least() {
            return Access.TRAINEE;
        }
    }

    @Test
    void an_act_that_is_not_named_is_refused_whatever_page_it_comes_from() {
        assertThat(InTraining.allows(new Unheard())).isFalse();
        marked();
        UUID certificate = site().certificates().get(0).id();
        List<String> before = new Marked(portal, there, "mine").rows();
        for (String page : List.of("/certificates/bundle", "/certificates/" + certificate + "/export")) {
            assertThat(learner.post(page, "computer", computer("mine").id().toString())
                            .status())
                    .isIn(403, 404);
        }
        assertThatThrownBy(() -> portal.bundles()
                        .of(there, computer("mine").id(), Password.of("correct horse battery"), Optional.empty()))
                .isInstanceOf(Fault.Refused.class)
                .hasMessageContaining("TRAINING");
        assertThat(new Marked(portal, there, "mine").rows()).isEqualTo(before);
    }
}
