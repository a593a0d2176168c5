package akashi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Site;
import akashi.store.Accounts;
import akashi.store.Sites;
import akashi.web.Route;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The way into a site of one's own, what is shut there, and the way back. */
class SandboxTest {

    private TestPortal portal;
    private Browser learner;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        learner = portal.as(Access.TRAINEE);
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private Sites sites() {
        return new Sites(portal.database().db());
    }

    private UUID account(String name) {
        return new Accounts(portal.database().db()).named(name).orElseThrow().id();
    }

    @Test
    void entering_makes_the_site_once_and_leads_where_the_learner_wanted_to_go() {
        Browser.Page entered = learner.post("/training/enter", "to", "/servers?role=RECORDING");
        assertThat(entered.status()).isEqualTo(303);
        assertThat(entered.location()).isEqualTo("/servers?role=RECORDING");
        UUID first = sites().sandboxOf(account("trainee")).orElseThrow().id();
        assertThat(learner.get("/servers").text()).contains("rec-01", "class=\"training\"", "training-band");
        learner.post("/training/enter", "to", "/");
        assertThat(sites().sandboxOf(account("trainee")).map(Site::id)).contains(first);
        assertThat(sites().all()).hasSize(2);
    }

    @Test
    void an_address_elsewhere_is_not_gone_to() {
        assertThat(learner.post("/training/enter", "to", "https://evil.example/")
                        .location())
                .isEqualTo("/");
    }

    @Test
    void every_page_there_leads_back_to_the_lesson_it_was_entered_from() {
        String step = "/learn/the-pair/check";
        learner.in("en").post("/training/enter", "to", "/", "lesson", step);
        for (String page : Set.of("/", "/encryption", "/certificates", "/training", "/users")) {
            assertThat(learner.get(page)
                            .html()
                            .select("#back-to-lesson[href=" + step + "]")
                            .text())
                    .as(page)
                    .matches("Back to lesson \\d+: Check");
        }
        assertThat(learner.get(step).html().select("#back-to-lesson")).isEmpty();
        learner.post("/training/leave");
        learner.post("/training/enter", "to", "/");
        assertThat(learner.get("/").html().select("#back-to-lesson")).isEmpty();
        learner.post("/training/enter", "to", "/", "lesson", "https://evil.example/");
        assertThat(learner.get("/").html().select("#back-to-lesson")).isEmpty();
    }

    @Test
    void every_page_there_leads_back_to_the_step_that_was_read_last() {
        learner.post("/training/enter", "to", "/", "lesson", "/learn/the-pair/check");
        learner.get("/learn/mobile/do");
        for (String page : Set.of("/", "/learn/lab/handshake?fault=CLIENT_USE_ONLY&tls=TLS12&lesson=mobile/do")) {
            assertThat(learner.get(page).html().select("#back-to-lesson").attr("href"))
                    .as(page)
                    .isEqualTo("/learn/mobile/do");
        }
        learner.post("/training/leave");
        learner.get("/learn/mobile/do");
        learner.post("/training/enter", "to", "/");
        assertThat(learner.get("/").html().select("#back-to-lesson")).isEmpty();
    }

    @Test
    void a_lesson_sends_its_step_along() {
        String step = "/learn/distribution-and-trust/check";
        assertThat(learner.get(step)
                        .html()
                        .select("form[action=/training/enter] input[name=lesson]")
                        .eachAttr("value"))
                .isNotEmpty()
                .containsOnly(step);
    }

    @Test
    void a_page_that_the_role_does_not_cover_is_offered_on_the_training_site() {
        for (String page : Set.of("/encryption", "/certificates/issue?computer=1", "/authorities/new")) {
            Browser.Page refused = learner.get(page);
            assertThat(refused.status()).as(page).isEqualTo(403);
            assertThat(refused.html()
                            .select("form[action=/training/enter] input[name=to]")
                            .eachAttr("value"))
                    .as(page)
                    .containsExactly(page);
        }
        assertThat(learner.get("/settings").html().select("form[action=/training/enter]"))
                .isEmpty();
        assertThat(learner.post("/training/enter", "to", "/encryption").location())
                .isEqualTo("/encryption");
        assertThat(learner.get("/encryption").status()).isEqualTo(200);
    }

    @Test
    void leaving_brings_a_trainee_back_to_the_lessons_alone() {
        learner.post("/training/enter", "to", "/");
        assertThat(learner.get("/servers").status()).isEqualTo(200);
        assertThat(learner.post("/training/leave").location()).isEqualTo("/learn");
        assertThat(learner.get("/servers").status()).isEqualTo(403);
        assertThat(learner.get("/training").text()).doesNotContain("training-band");
    }

    @Test
    void what_is_not_named_for_it_is_shut_and_the_page_says_how_to_leave() {
        Browser admin = portal.admin();
        admin.post("/training/enter", "to", "/");
        for (String path : Set.of("/users", "/settings", "/backup", "/unlock", "/certificates/adopt", "/probes")) {
            Browser.Page shut = admin.get(path);
            assertThat(shut.status()).as(path).isEqualTo(403);
            assertThat(shut.text()).as(path).contains("Closed in training", "action=\"/training/leave\"");
        }
        admin.post("/training/leave");
        assertThat(admin.get("/users").status()).isEqualTo(200);
    }

    @Test
    void the_navigation_offers_nothing_that_is_shut() {
        learner.post("/training/enter", "to", "/");
        assertThat(learner.get("/").html().select("nav.tasks a").eachAttr("href"))
                .contains("/servers", "/certificates", "/learn")
                .doesNotContain("/settings");
    }

    @Test
    void no_page_offers_what_is_shut() {
        learner.in("en").post("/training/enter", "to", "/");
        String form = "/authorities/new";
        learner.submit(form, form, "shape", "FREE", "name", "Mine", "key", "RSA_2048", "years", "10");
        Set<String> pages = Set.of("/", "/servers", "/certificates", "/trust", "/authorities", "/account", "/clients");
        for (String page : pages) {
            org.jsoup.nodes.Document html = learner.get(page).html();
            Set<String> to = new java.util.HashSet<>(
                    html.select("a[href]:not([hreflang])").eachAttr("href"));
            to.addAll(html.select("form[method=get]").eachAttr("action"));
            to.addAll(html.select("button[formaction]").eachAttr("formaction"));
            assertThat(to).as(page).hasSizeGreaterThan(5);
            for (String path : to) {
                assertThat(learner.get(path).status())
                        .as("%s on %s", path, page)
                        .isNotEqualTo(403);
            }
        }
        assertThat(learner.get("/account").html().select("form").eachAttr("action"))
                .contains("/account/language")
                .doesNotContain("/account/password");
        assertThat(portal.admin().get("/account").html().select("form").eachAttr("action"))
                .contains("/account/password");
    }

    @Test
    void every_public_file_of_a_certificate_is_open() {
        assertThat(InTraining.named())
                .containsAll(java.util.Arrays.stream(akashi.certificates.PublicFile.values())
                        .map(file -> "GET /certificates/{id}/" + file.address())
                        .toList());
    }

    @Test
    void the_overview_asks_for_nothing_that_concerns_the_portal() {
        learner.post("/training/enter", "to", "/");
        learner.submit(
                "/authorities/new",
                "/authorities/new",
                "shape",
                "ALONE",
                "name",
                "Mine",
                "key",
                "RSA_2048",
                "years",
                "10");
        assertThat(learner.get("/").html().select("main a").eachAttr("href"))
                .isNotEmpty()
                .doesNotContain("/backup", "/unlock", "/settings/revocation");
    }

    @Test
    void everything_that_is_named_as_open_is_there() {
        Set<String> all = portal.portal().routes().all().stream()
                .map(route -> route.method() + " " + route.path())
                .collect(Collectors.toSet());
        assertThat(all).containsAll(InTraining.named());
        assertThat(portal.portal().routes().all().stream()
                        .filter(Route::inTraining)
                        .map(route -> route.kind()))
                .containsOnly(Route.Kind.PAGE);
    }

    @Test
    void beginning_anew_throws_the_old_one_away() {
        learner.post("/training/enter", "to", "/");
        UUID first = sites().sandboxOf(account("trainee")).orElseThrow().id();
        assertThat(learner.post("/training/reset").status()).isEqualTo(422);
        assertThat(learner.post("/training/reset", "sure", "true").status()).isEqualTo(303);
        assertThat(sites().sandboxOf(account("trainee")).map(Site::id))
                .isPresent()
                .isNotEqualTo(first);
        assertThat(learner.get("/servers").text()).contains("rec-01", "training-band");
        assertThat(sites().all()).hasSize(2);
    }

    @Test
    void what_costs_is_done_so_many_times_a_minute_there_by_one_learner() {
        learner.in("en").post("/training/enter", "to", "/");
        for (int i = 0; i < InTraining.COSTLY_PER_MINUTE; i++) {
            assertThat(learner.post(i % 2 == 0 ? "/authorities/new" : "/certificates/issue")
                            .status())
                    .isNotEqualTo(429);
        }
        String any = "/" + UUID.randomUUID();
        for (String costly : List.of(
                "/authorities/new",
                "/certificates/issue",
                "/training/look",
                "/certificates" + any + "/revoke",
                "/authorities" + any + "/revocation")) {
            Browser.Page refused = learner.post(costly);
            assertThat(refused.status()).as(costly).isEqualTo(429);
            assertThat(refused.text()).contains("Please try again in 60 seconds");
        }
        assertThat(learner.post("/servers/new").status()).isEqualTo(422);
        Browser other = portal.as(Access.HELPDESK);
        other.post("/training/enter", "to", "/");
        assertThat(other.post("/training/look").status()).isEqualTo(303);
        assertThat(portal.admin().post("/authorities/new").status()).isEqualTo(422);
        portal.clock().advance(java.time.Duration.ofMinutes(1));
        assertThat(learner.post("/training/look").status()).isEqualTo(303);
    }

    @Test
    void a_learner_cannot_have_them_made_without_end() {
        for (int i = 0; i < Sandboxes.MADE_PER_HOUR; i++) {
            assertThat(learner.post("/training/reset", "sure", "true").status()).isEqualTo(303);
        }
        assertThat(learner.post("/training/reset", "sure", "true").status()).isEqualTo(429);
        portal.clock().advance(java.time.Duration.ofMinutes(61));
        assertThat(learner.post("/training/reset", "sure", "true").status()).isEqualTo(303);
    }
}
