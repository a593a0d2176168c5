package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import java.time.Duration;
import java.util.List;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a page for the next reader holds nothing of the one before. */
class KeptTest {

    private static final TestPortal PORTAL = TestPortal.sample();
    private static final Browser ADMIN = PORTAL.admin().in("en");
    private static final Browser HELPDESK = PORTAL.as(Access.HELPDESK).in("en");

    @AfterAll
    static void close() {
        PORTAL.close();
    }

    @ParameterizedTest(name = "{0} offers an administrator''s acts to nobody who comes after")
    @ValueSource(
            strings = {
                "/",
                "/encryption",
                "/encryption?part=RECORDING",
                "/topology/management-to-recorders",
                "/topology/recorder-to-clients?page=2",
                "/topology/site",
                "/learn/walkthrough/management-to-recorders"
            })
    void acts_are_kept_apart(String path) {
        String before = fresh(HELPDESK, path);
        ADMIN.get(path);
        ADMIN.get(path);
        String after = HELPDESK.get(path).html().select("main").outerHtml();
        assertThat(after).isEqualTo(before).doesNotContain("name=\"act\"", "/encryption/turn", "class=\"switch\" role");
    }

    @ParameterizedTest(name = "{0} answers each reader in their own language")
    @ValueSource(
            strings = {
                "/",
                "/encryption",
                "/topology/mobile-to-clients",
                "/topology/mobile-to-clients.svg",
                "/topology/site"
            })
    void languages_are_kept_apart(String path) {
        Browser reader = PORTAL.as(Access.HELPDESK).in("ja");
        String before = fresh(reader, path);
        ADMIN.get(path);
        HELPDESK.get(path);
        assertThat(reader.get(path).html().body().html()).contains(before);
    }

    @ParameterizedTest(name = "every form of {0} has a token of its own, another one each time")
    @ValueSource(strings = {"/encryption", "/topology/management-to-recorders"})
    void tokens_are_fresh(String path) {
        List<String> first = tokens(path);
        List<String> second = tokens(path);
        assertThat(first)
                .hasSizeGreaterThan(2)
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(second)
                .noneMatch(token -> token.startsWith("token-"));
        assertThat(second).hasSameSizeAs(first);
    }

    private static List<String> tokens(String path) {
        return ADMIN.get(path).html().select("main input[name=act]").stream()
                .map(Element::val)
                .toList();
    }

    /** As the page is where nobody has asked for it yet: nothing is kept of the minute before. */
    private static String fresh(Browser reader, String path) {
        PORTAL.clock().advance(Duration.ofMinutes(1));
        Element main = reader.get(path).html().selectFirst("main");
        return main == null ? "" : main.outerHtml();
    }
}
