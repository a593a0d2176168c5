package akashi.training;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.diagnosis.Mender;
import akashi.core.lesson.Cause;
import akashi.core.lesson.Deed;
import akashi.core.lesson.Said;
import akashi.core.site.ClientKind;
import akashi.core.text.Message;
import akashi.store.Accounts;
import akashi.store.LearnerDeeds;
import akashi.store.SceneAnswers;
import akashi.web.Lang;
import akashi.web.Messages;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Eight calls, the glossary and the guide in the browser, with forms alone. */
class ScenePagesTest {

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

    private UUID account() {
        return new Accounts(portal.database().db())
                .named("trainee")
                .orElseThrow()
                .id();
    }

    private Scenes scenes(int round) {
        return Scenes.of(account(), round, portal.clock().instant().truncatedTo(ChronoUnit.DAYS), ClientKind::name);
    }

    private Browser.Page say(int number, Answer answer) {
        return say(1, number, answer);
    }

    private Browser.Page say(int round, int number, Answer answer) {
        return learner.post(
                "/learn/scenes/" + number,
                "round",
                String.valueOf(round),
                "cause",
                answer.cause().name(),
                "owner",
                answer.owner().name(),
                "mend",
                answer.mend().key());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"en", "ja"})
    void all_eight_can_be_found(String lang) {
        learner.in(lang);
        for (int n = 1; n <= Scenes.EIGHT; n++) {
            Document scene = learner.get("/learn/scenes/" + n).html();
            assertThat(scene.select("#facts dt")).hasSizeGreaterThan(3);
            assertThat(scene.select("#main").text())
                    .doesNotContainPattern("(smart|management|mobile)-client|mip-integ");
            assertThat(say(n, scenes(1).answer(n)).status()).isEqualTo(303);
            assertThat(learner.get("/learn/scenes/" + n).html().select("#result .said"))
                    .hasSize(1);
        }
        assertThat(learner.get("/learn/scenes").html().select(".lessons .is-done"))
                .hasSize(Scenes.EIGHT);
        assertThat(new LearnerDeeds(portal.database()).of(account())).contains(Deed.FAULT_FOUND, Deed.EIGHT_FOUND);
    }

    @Test
    void a_wrong_answer_is_explained_and_cannot_be_taken_back() {
        Answer right = scenes(1).answer(1);
        String wrong = scenes(1).choices(1).causes().stream()
                .filter(cause -> cause != right.cause())
                .findFirst()
                .orElseThrow()
                .name();
        learner.post(
                "/learn/scenes/1",
                "round",
                "1",
                "cause",
                wrong,
                "owner",
                right.owner().name(),
                "mend",
                right.mend().key());
        Document page = learner.get("/learn/scenes/1").html();
        assertThat(page.select("#result .note")).hasSize(1);
        assertThat(page.select("#result").text()).contains("You said", "An answer is final");
        assertThat(page.select("#result form[action=/learn/scenes/again] #again"))
                .hasSize(1);
        assertThat(learner.get("/learn/scenes").html().select("#lost")).hasSize(1);
        assertThat(learner.get("/learn/scenes/2").html().select("#final")).hasSize(1);
        say(1, right);
        assertThat(learner.get("/learn/scenes/1").html().select("#result .said"))
                .isEmpty();
        assertThat(new LearnerDeeds(portal.database()).of(account())).doesNotContain(Deed.FAULT_FOUND);
    }

    @Test
    void a_wrong_mend_is_told_what_it_would_do() {
        Answer right = scenes(1).answer(1);
        String wrong = scenes(1).choices(1).mends().stream()
                .map(Message::key)
                .filter(mend -> !mend.equals(right.mend().key()))
                .findFirst()
                .orElseThrow();
        learner.post(
                "/learn/scenes/1",
                "round",
                "1",
                "cause",
                right.cause().name(),
                "owner",
                right.owner().name(),
                "mend",
                wrong);
        assertThat(learner.get("/learn/scenes/1").html().select("#result").text())
                .contains(Messages.load(ZoneOffset.UTC)
                        .text(Lang.EN, ScenePages.does(wrong).key()));
    }

    @Test
    void two_tabs_lose_nothing() {
        SceneAnswers answers = new SceneAnswers(portal.database());
        Said first = new Said(Cause.EXPIRED, Mender.ADMINISTRATOR, "mend.renew");
        Said other = new Said(Cause.WRONG_NAME, Mender.USER, "mend.issue");
        answers.say(account(), 1, 1, first, all -> Set.of(Deed.FAULT_FOUND), TestPortal.NOW);
        answers.say(account(), 1, 2, other, all -> Set.of(), TestPortal.NOW);
        answers.say(account(), 1, 1, other, all -> Set.of(), TestPortal.NOW);
        assertThat(answers.of(account(), 1)).isEqualTo(Map.of(1, first, 2, other));
        assertThat(new LearnerDeeds(portal.database()).of(account())).containsExactly(Deed.FAULT_FOUND);
        answers.begin(account(), 2, TestPortal.NOW);
        answers.begin(account(), 2, TestPortal.NOW);
        assertThat(answers.round(account())).isEqualTo(2);
        assertThat(answers.of(account(), 2)).isEmpty();
    }

    @Test
    void another_round_brings_others() {
        say(1, scenes(1).answer(1));
        for (int twice = 1; twice <= 2; twice++) {
            assertThat(learner.post("/learn/scenes/again", "round", "1").status())
                    .isEqualTo(303);
        }
        assertThat(learner.get("/learn/scenes").html().select(".is-done")).isEmpty();
        assertThat(say(2, 1, scenes(2).answer(1)).status()).isEqualTo(303);
        assertThat(learner.get("/learn/scenes").html().select(".lessons .is-done"))
                .hasSize(1);
    }

    @Test
    void a_form_of_an_earlier_round_is_not_counted_for_the_new_one() {
        learner.in("en").post("/learn/scenes/again", "round", "1");
        Browser.Page stale = say(1, 1, scenes(2).answer(1));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.text()).contains("You began another round meanwhile");
        assertThat(stale.html().select("input[name=round]").val()).isEqualTo("2");
        assertThat(learner.get("/learn/scenes").html().select(".is-done")).isEmpty();
        assertThat(learner.post("/learn/scenes/1").status()).isEqualTo(409);
    }

    @Test
    void what_is_no_answer_is_bad_input() {
        Browser.Page empty = learner.in("en").post("/learn/scenes/1", "round", "1");
        assertThat(empty.status()).isEqualTo(422);
        assertThat(empty.html().select("#e-cause").text()).isEqualTo("Please choose one.");
        assertThat(learner.post("/learn/scenes/1", "round", "1", "cause", "NO", "owner", "NO", "mend", "x|y/z")
                        .status())
                .isEqualTo(422);
        assertThat(learner.get("/learn/scenes/9").status()).isEqualTo(404);
        assertThat(learner.get("/learn/scenes/x").status()).isEqualTo(404);
    }

    @ParameterizedTest(name = "{0} leads to {1}")
    @CsvSource({
        "管理サーバー, word-management-server",
        "録画サーバー, word-recording-server",
        "認証管理者, word-ca",
        "公開CA証明書, word-ca-certificate",
        "フィンガープリント, word-thumbprint",
        "拇印, word-thumbprint",
        "thumb, word-thumbprint",
        "ca-certificate, word-ca-certificate",
        "認証, word-certificate",
        "認証名, word-subject-name",
        "ＳＳＬ, word-ssl",
        "ｻｰﾊﾞｰ証明書, word-server-certificate",
        "PFX, word-bundle",
        "p12, word-bundle",
        "プライベート…サーバー証明書, word-server-certificate",
        "プライベートマネジメントサーバー証明書, word-server-certificate",
        "証明書グループ, word-slot",
        "モバイルストリーミングメディア証明書, word-slot"
    })
    void words_are_found_by_every_name(String typed, String anchor) {
        Document page = learner.get("/learn/glossary?q="
                        + java.net.URLEncoder.encode(typed, java.nio.charset.StandardCharsets.UTF_8))
                .html();
        assertThat(page.select("#" + anchor)).hasSize(1);
    }

    @Test
    void slips_are_never_shown() {
        assertThat(learner.in("ja")
                        .get("/learn/glossary")
                        .html()
                        .select(".glossary")
                        .text())
                .doesNotContain("認証名")
                .doesNotContain("DNS認証される名前");
        assertThat(learner.get("/learn/glossary?q=zzzzzz").html().select(".empty"))
                .hasSize(1);
    }

    @Test
    void clauses_lead_to_pages_and_rules_to_lessons() {
        Document trainee = learner.get("/learn/guide").html();
        Document real = portal.admin().get("/learn/guide").html();
        for (String clause : java.util.List.of("A8", "G4", "B3")) {
            String here = "#clause-" + clause + " + dd ";
            assertThat(trainee.select(here + "form[action=/training/enter] input[name=to]"))
                    .as(clause)
                    .hasSize(1);
            assertThat(real.select(here + "a[href^=/topology/], " + here + "a[href=/certificates]"))
                    .as(clause)
                    .isNotEmpty();
        }
        assertThat(trainee.select("#clause-B3 + dd a:contains(" + "pair" + ")[href^=/learn/]"))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"en", "ja"})
    void the_guide_has_every_clause_with_its_lesson(String lang) {
        Document page = learner.in(lang).get("/learn/guide").html();
        for (akashi.core.guide.Clause clause : akashi.core.guide.Clause.values()) {
            assertThat(page.select("#clause-" + clause + " + dd a"))
                    .as(clause.name())
                    .isNotEmpty();
        }
        assertThat(page.select("#clause-F8 + dd .note")).hasSize(1);
        assertThat(page.select("a[href^=/topology/]")).isEmpty();
        Document staff = portal.as(Access.HELPDESK).in(lang).get("/learn/guide").html();
        assertThat(staff.select("#clause-C4 + dd a[href=/topology/recorder-to-management]"))
                .hasSize(1);
    }
}
