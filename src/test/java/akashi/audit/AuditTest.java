package akashi.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestCare;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Fact;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.store.AuditChain;
import akashi.trust.TellFacts;
import akashi.trust.Telling;
import akashi.web.Lang;
import akashi.web.Messages;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AuditTest {

    private TestPortal portal;

    @BeforeEach
    void open() {
        portal = TestPortal.start()
                .plant(Sites.withRecorders(1)
                        .withAuthority()
                        .wantAll(Slot.SERVER)
                        .issueAll());
    }

    @AfterEach
    void close() {
        portal.close();
    }

    @Test
    void an_act_is_read_in_the_readers_language() {
        tell("<b>looked</b>");
        assertThat(portal.admin().get("/audit?lang=en").text())
                .contains("Facts recorded: 1")
                .contains("&lt;b&gt;looked")
                .doesNotContain("<b>looked");
        assertThat(portal.admin().get("/audit?lang=ja").text()).contains("1 件の事実を記録");
        assertThat(portal.admin().get("/audit").html().select(".empty")).isEmpty();
    }

    @Test
    void no_value_turns_the_sentence_around_it_round() {
        tell("x,\u202Ey");
        for (String shown : List.of("/audit", "/audit/trail.csv")) {
            assertThat(portal.admin().get(shown).text())
                    .as(shown)
                    .contains("x,[U+202E]y")
                    .doesNotContain("\u202E");
        }
    }

    @Test
    void older_entries_are_a_page_further() {
        for (int i = 0; i < 55; i++) {
            tell("note " + i);
        }
        var newest = portal.admin().get("/audit").html();
        assertThat(newest.select("tbody tr")).hasSize(50);
        String older = newest.select("a[rel=next]").attr("href");
        assertThat(portal.admin().get(older).html().select("tbody tr").size()).isBetween(5, 49);
    }

    @Test
    void the_filter_names_kinds_of_acts_and_no_places_of_sentences() {
        tell("looked");
        assertThat(portal.admin()
                        .get("/audit?lang=en")
                        .html()
                        .select("#f-act option")
                        .eachText())
                .contains("Facts recorded")
                .allSatisfy(label -> assertThat(label).doesNotContain("{", "…", "act."));
        assertThat(portal.admin()
                        .get("/audit?lang=ja")
                        .html()
                        .select("#f-act option")
                        .eachText())
                .contains("事実の記録");
    }

    @Test
    void a_search_that_finds_nothing_says_so() {
        assertThat(portal.admin().get("/audit?by=nobody&lang=en").text()).contains("Nothing fits this search.");
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                arguments("the act alone", "act=add-user", 1),
                arguments("a person who did nothing", "by=hana", 0),
                arguments("who did it", "by=admin&act=add-user", 1),
                arguments("text in the values, in any case", "text=NEEDLE", 1),
                arguments("what it was about", "about=needle", 1),
                arguments("the words of the sentence", "act=add-user&text=ADDED+the+user", 1),
                arguments("the words of the sentence in the other language", "act=add-user&text=追加", 1),
                arguments("the sentence as it stands, with its values", "act=add-user&text=added+needle", 1),
                arguments("what a value is called", "act=add-user&text=trainee", 1),
                arguments("what a value is called in the other language", "act=add-user&text=受講者", 1),
                arguments("a whole sentence", "text=Added+the+user+needle+as+Trainee.", 1),
                arguments("words of which one stands nowhere", "act=add-user&text=added+haystack", 0),
                arguments("words of the sentence of another act", "act=add-user&text=revoked", 0),
                arguments("from where it was done", "act=add-user&text=127.0.0.1", 1),
                arguments("signs of a pattern of ours", "text=%7B0%7D", 0),
                arguments("signs that SQL knows", "text=%25_", 0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void entries_are_found_by(String what, String query, int count) {
        portal.admin().submit("/users", "/users", "name", "needle", "role", "TRAINEE");
        assertThat(portal.admin().get("/audit?" + query).html().select("tbody tr"))
                .as(what)
                .hasSize(count);
    }

    @Test
    void what_was_changed_is_shown_before_and_after() {
        portal.admin().submit("/users", "/users", "name", "needle", "role", "TRAINEE");
        String role = portal.admin().get("/users").html().select("form[action$=/role]").stream()
                .map(form -> form.attr("action"))
                .filter(action -> portal.admin()
                        .get("/users")
                        .html()
                        .select("tr:contains(needle) form[action=" + action + "]")
                        .hasAttr("action"))
                .findFirst()
                .orElseThrow();
        portal.admin().submit("/users", role, "role", "HELPDESK");
        assertThat(details("/audit?act=change-role&lang=en")).isEqualTo("Role Trainee → Helpdesk");
        assertThat(details("/audit?act=change-role&lang=ja")).isEqualTo("役割 受講者 → ヘルプデスク");
        assertThat(portal.admin()
                        .get("/audit/trail.csv?act=change-role&lang=ja")
                        .text())
                .contains("役割=受講者", "役割=ヘルプデスク")
                .doesNotContain("TRAINEE");
        assertThat(portal.admin().get("/audit/trail.jsonl").text()).contains("access", "TRAINEE", "HELPDESK");
    }

    /** What the entries of a search changed. */
    private String details(String search) {
        return portal.admin().get(search).html().select("details dl").text();
    }

    static Stream<Arguments> kept() {
        return Stream.of(
                arguments("access", "ADMIN", "Role: Administrator", "役割: 管理者"),
                arguments("readOnly", false, "Only reads: no", "参照のみ: いいえ"),
                arguments(
                        "expires",
                        "2027-04-01T00:00:00Z",
                        "Good until: 2027-04-01 09:00 JST",
                        "有効期限: 2027-04-01 09:00 JST"),
                arguments(
                        "trustedBy",
                        "PINNED",
                        "The certificate counts because: its SHA-256 was compared",
                        "証明書を信頼する理由: SHA-256 が照合した値と一致する"),
                arguments("clientSecret", "REPLACED", "Client secret: given anew", "クライアントシークレット: 新しく入力"),
                arguments(
                        "groups-ADMIN",
                        List.of("CN=a,DC=x", "b"),
                        "Groups (Administrator): CN=a,DC=x; b",
                        "グループ(管理者): CN=a,DC=x; b"),
                arguments(
                        "ports EVENT",
                        "SERVER=9001",
                        "Ports (Event server): SERVER=9001",
                        "ポート(イベントサーバー): SERVER=9001"),
                arguments("presence", "RETIRED", "Presence: retired", "稼働状態: 撤去済み"),
                arguments("stale_after", "90d", "How long evidence counts: 90 days", "根拠が有効な期間: 90 日"),
                arguments("name", "ADMIN", "Name: ADMIN", "名前: ADMIN"),
                arguments("expires", "", "Good until: –", "有効期限: –(なし)"),
                arguments("of another version", "X", "of another version: X", "of another version: X"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("kept")
    void a_kept_field_is_read_in_the_readers_language(String field, Object value, String english, String japanese) {
        Messages messages = Messages.load(ZoneId.of("Asia/Tokyo"));
        KeptFields kept = new KeptFields(messages);
        assertThat(Stream.of(Lang.EN, Lang.JA)
                        .map(lang -> messages.text(lang, kept.name(field)) + ": "
                                + messages.text(lang, kept.value(field, value))))
                .containsExactly(english, japanese);
    }

    @Test
    void only_an_administrator_reads_it() {
        assertThat(portal.as(Access.HELPDESK).get("/audit").status()).isEqualTo(403);
    }

    @Test
    void a_learners_trail_has_no_chain_and_none_is_asked_for() {
        Browser learner = portal.as(Access.TRAINEE);
        learner.post("/training/enter", "to", "/");
        assertThat(learner.get("/audit").status()).isEqualTo(200);
        assertThat(learner.get("/audit").html().select("#chain")).isEmpty();
        assertThat(statements(learner)).isLessThan(statements(portal.admin()));
    }

    @Test
    void entries_that_wait_too_long_for_their_seal_are_shown() {
        Browser admin = portal.admin();
        UUID site = portal.actor().siteId();
        portal.database().transaction(held -> {
            new AuditChain(portal.database().db(), site).begin();
            assertThat(new AuditChain(held, site).lock()).isPresent();
            admin.submit("/users", "/users", "name", "waits", "role", "TRAINEE");
            portal.clock().advance(Duration.ofMinutes(11));
            assertThat(chain(admin)).contains("Late", "what keeps entries from being sealed");
            return held;
        });
        TestCare.seal(portal);
        assertThat(chain(admin)).doesNotContain("Late");
    }

    private static String chain(Browser reader) {
        return reader.get("/audit?lang=en").html().select("#chain").text();
    }

    /** The fewest of several visits: what comes round by itself sends statements too. */
    private long statements(Browser reader) {
        return LongStream.range(0, 5)
                .map(visit -> {
                    long before = portal.database().statements();
                    reader.get("/audit");
                    return portal.database().statements() - before;
                })
                .min()
                .orElseThrow();
    }

    private void tell(String note) {
        portal.run(new TellFacts(
                List.of(Telling.of(Fact.KEY_READABLE, Sites.id("computer rec-01"), Slot.SERVER, true)), note));
    }
}
