package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Observation;
import akashi.store.Certificates;
import akashi.store.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of certificates and the page of one: found, filtered, sorted, taken away as a table. */
class CertificateListTest {

    private static Quay quay;
    private static Certificate old;
    private static Certificate renewed;
    private static Certificate waiting;

    @BeforeAll
    static void open() {
        quay = Quay.withRecorders(2).ca().wanted();
        old = quay.issue("rec-01");
        Evidenced.installed(quay, old, Observation.Source.TOLD);
        quay.portal.clock().advance(Duration.ofDays(300));
        renewed = site(quay.portal.issuing().renew(quay.portal.actor(), RenewCertificate.usual(old.id()), Terms.NONE));
        waiting = quay.issue("mgmt-01");
        quay.portal.clock().advance(Duration.ofDays(3));
    }

    @AfterAll
    static void close() {
        quay.close();
    }

    private static Certificate site(UUID id) {
        return quay.site().certificate(id).orElseThrow();
    }

    static Stream<Arguments> searches() {
        return Stream.of(
                row("by host name", c -> "q=mgmt", 1),
                row("by the serial number of one", c -> "q=" + c.serial(), 1),
                row("by a thumbprint as Windows shows it", c -> "q=" + spaced(c), 1),
                row("by SHA-256", c -> "q=" + c.sha256(), 1),
                row("by a name that nobody has", c -> "q=nobody", 0),
                row("that are issued and not installed", c -> "state=WAITING", 2),
                row("that gave way to another one", c -> "state=SUPERSEDED", 1),
                row("that are revoked", c -> "state=REVOKED", 0),
                row("that end within 90 days", c -> "ends=QUARTER", 0),
                row("that end within a year", c -> "ends=YEAR", 1),
                row("for phones", c -> "slot=MOBILE", 0),
                row("of one CA", c -> "authority=" + c.authorityId().orElseThrow(), 3),
                row("of one computer", c -> "computer=" + c.computerId().orElseThrow(), 1),
                row("with a filter that means nothing", c -> "state=SLEEPING&slot=DOOR&ends=NEVER&computer=x", 3));
    }

    private static Arguments row(String name, Function<Certificate, String> query, int found) {
        return arguments(name, query, found);
    }

    private static String spaced(Certificate c) {
        return c.thumbprint().value().toLowerCase(Locale.ROOT).replaceAll("(..)(?=.)", "$1%20");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("searches")
    void the_list_finds_certificates(String name, Function<Certificate, String> query, int found) {
        String path = "/certificates?" + query.apply(waiting);
        assertThat(quay.admin().get(path).html().select("tbody tr")).hasSize(found);
        assertThat(quay.admin()
                        .get(path.replace("/certificates", "/certificates.csv"))
                        .text()
                        .lines())
                .hasSize(found + 1);
    }

    @ParameterizedTest(name = "{0} is told: {1}")
    @CsvSource({
        "sort=colour, No order is called “colour”",
        "page=-1, There is no page -1: this is page 1 of 1",
        "page=two, There is no page two",
        "page=99, There is no page 99",
        "state=SLEEPING&sort=-, 'state=SLEEPING: no such choice'"
    })
    void words_of_an_address_that_mean_nothing(String query, String told) {
        assertThat(quay.admin()
                        .in("en")
                        .get("/certificates?" + query)
                        .html()
                        .select("main .note")
                        .text())
                .contains(told);
    }

    @ParameterizedTest(name = "{0} means something")
    @ValueSource(strings = {"", "?page=1", "?sort=-ends", "?state=WAITING&slot=SERVER&q=rec"})
    void words_of_an_address_that_mean_something_are_not_told(String query) {
        assertThat(quay.admin().get("/certificates" + query).html().select("main .note"))
                .isEmpty();
    }

    @Test
    void a_press_on_a_heading_sorts_and_a_second_one_turns_the_order() {
        Browser.Page first = quay.admin().get("/certificates?sort=computer&state=WAITING");
        assertThat(first.html().select("th[aria-sort=ascending] a").attr("href"))
                .contains("sort=-computer")
                .contains("state=WAITING");
        assertThat(first.html().select("tbody th a").eachText())
                .containsExactly("mgmt-01.example.com", "rec-01.example.com");
        assertThat(quay.admin()
                        .get("/certificates?sort=-computer&state=WAITING")
                        .html()
                        .select("tbody th a")
                        .eachText())
                .containsExactly("rec-01.example.com", "mgmt-01.example.com");
    }

    @Test
    void what_is_issued_and_not_installed_says_for_how_long() {
        assertThat(quay.admin().in("en").get("/certificates?state=WAITING").text())
                .contains("issued, not installed")
                .contains("for 3 days");
    }

    @Test
    void the_page_of_a_certificate_shows_its_line_and_who_trusts_it() {
        Browser.Page page = quay.admin().in("en").get("/certificates/" + renewed.id());
        assertThat(page.text())
                .contains("/certificates/" + old.id())
                .contains("digitalSignature")
                .contains("serverAuth")
                .contains("CA:FALSE")
                .contains("Known to be trusted by 0 of 3 machines")
                .contains("BEGIN CERTIFICATE");
        assertThat(quay.admin().get("/certificates/" + old.id()).text()).contains("/certificates/" + renewed.id());
    }

    @Test
    void the_helpdesk_sees_it_all_and_is_offered_no_act() {
        Browser helpdesk = quay.portal.as(Access.HELPDESK);
        assertThat(helpdesk.get("/certificates").html().select("form[method=post]:not([action^=/sign])"))
                .isEmpty();
        assertThat(helpdesk.get("/certificates/" + renewed.id()).html().select("main form"))
                .isEmpty();
    }

    @Test
    void the_api_filters_alike_and_names_what_it_cannot_read() {
        Browser script = quay.portal.script(Access.HELPDESK);
        assertThat(script.get("/api/v1/certificates?stage=WAITING&computer=rec-01")
                        .text())
                .contains(renewed.id().toString())
                .contains("\"stage\":\"WAITING\"")
                .doesNotContain(waiting.id().toString());
        assertThat(script.get("/api/v1/certificates?state=SLEEPING").status()).isEqualTo(422);
    }

    @Test
    void a_subject_that_a_spreadsheet_would_calculate_leaves_as_text() {
        try (Quay other = Quay.withRecorders(1).ca().wanted()) {
            Certificate named = other.issue("rec-01");
            other.arrange((db, site) -> db.execute("update certificate set subject = '=cmd|''/c calc''!A1'"));
            assertThat(other.admin().get("/certificates.csv").text())
                    .contains(",'=cmd|'/c calc'!A1,")
                    .contains(named.serial());
        }
    }

    @Test
    void ten_thousand_certificates_cost_no_more_statements_than_ten() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            List<Certificate> many = IntStream.range(0, 10_000)
                    .mapToObj(CertificateListTest::like)
                    .toList();
            fill(portal, many.subList(0, 10));
            long few = statements(portal, admin);
            fill(portal, many.subList(10, 10_000));
            assertThat(statements(portal, admin)).isEqualTo(few);
            assertThat(admin.get("/certificates?page=200").html().select("tbody tr"))
                    .hasSize(50);
        }
    }

    /** One of many that were taken in; of no computer, so that only their number counts. */
    private static Certificate like(int number) {
        return new Certificate(
                new UUID(7, number),
                Optional.empty(),
                Optional.empty(),
                0,
                Set.of(),
                "CN=camera-" + number,
                List.of("camera-" + number + ".example.com"),
                List.of(),
                Integer.toHexString(0x10000 + number),
                waiting.validity(),
                waiting.thumbprint(),
                "",
                waiting.key(),
                waiting.signatureAlgorithm(),
                true,
                Certificate.State.ISSUED,
                Optional.empty(),
                false,
                false,
                waiting.issuedAt());
    }

    private static void fill(TestPortal portal, List<Certificate> certificates) {
        portal.database().transaction(db -> {
            Certificates stored = new Certificates(db, portal.actor().siteId());
            certificates.forEach(c -> stored.insert(c, "CN=CA", new byte[] {1}));
            return db.execute("update site set plan_version = plan_version + 1");
        });
    }

    private static long statements(TestPortal portal, Browser admin) {
        long fewest = Long.MAX_VALUE;
        for (int visit = 0; visit < 4; visit++) {
            long before = portal.database().statements();
            assertThat(admin.get("/certificates?q=5&sort=-ends").status()).isEqualTo(200);
            fewest = Math.min(fewest, portal.database().statements() - before);
        }
        return fewest;
    }
}
