package akashi.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A form that was opened on one site does nothing on another, to which the person went in another tab. */
class OtherTabTest {

    private TestPortal portal;
    private Browser admin;

    @BeforeEach
    void start() {
        portal = TestPortal.start();
        admin = portal.admin().in("en");
    }

    @AfterEach
    void stop() {
        portal.close();
    }

    private void enter() {
        assertThat(admin.post("/training/enter", "to", "/").status()).isEqualTo(303);
    }

    private void leave() {
        assertThat(admin.post("/training/leave").status()).isEqualTo(303);
    }

    /** What a browser sends of a form that was opened before. */
    private Browser.Page send(Map<String, String> opened, String path, String... fields) {
        return admin.post(
                path,
                Stream.concat(
                                opened.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())),
                                Stream.of(fields))
                        .toArray(String[]::new));
    }

    private Browser.Page addServer(Map<String, String> opened) {
        return send(opened, "/servers/new", "name", "stray", "windows", "SERVER_2022", "role", "RECORDING");
    }

    @Test
    void a_form_of_the_training_site_does_nothing_on_the_real_one() {
        enter();
        Map<String, String> opened = admin.get("/servers/new").hidden("/servers/new");
        leave();
        Browser.Page refused = addServer(opened);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("one of a training site, which you have left");
        assertThat(admin.get("/servers").text()).doesNotContain("stray");
    }

    @Test
    void a_form_of_the_real_site_does_nothing_on_the_training_site() {
        Map<String, String> opened = admin.get("/servers/new").hidden("/servers/new");
        enter();
        Browser.Page refused = addServer(opened);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("not one of the training site on which you are now");
        leave();
        assertThat(addServer(opened).status()).isIn(303, 422);
    }

    @Test
    void htmx_is_told_so_where_it_shows_what_was_refused() {
        enter();
        Map<String, String> opened = admin.get("/servers/new").hidden("/servers/new");
        leave();
        assertThat(opened).isNotEmpty();
        Browser.Page refused = send(opened, "/encryption/turn");
        assertThat(refused.status()).isEqualTo(409);
        admin.with("HX-Request", "true").with("HX-Target", "switches");
        assertThat(send(opened, "/encryption/turn").text())
                .contains("which you have left")
                .doesNotContain("<html");
    }

    @Test
    void every_form_that_is_posted_says_of_which_site_it_is() {
        for (String page : List.of("/", "/servers", "/servers/new", "/sites/import", "/authorities/new", "/account")) {
            List<Element> forms = admin.get(page).html().select("form[method=post]");
            assertThat(forms)
                    .as(page)
                    .isNotEmpty()
                    .allSatisfy(form -> assertThat(form.select("input[type=hidden][name=of-site]")
                                    .eachAttr("value"))
                            .containsExactly(portal.actor().siteId().toString()));
        }
        assertThat(portal.browser().get("/sign-in").html().select("input[name=of-site]"))
                .isEmpty();
    }

    @Test
    void what_is_about_the_person_alone_goes_on_wherever_the_form_was_opened() {
        Map<String, String> lab = admin.get("/learn/lab/keys").hidden("/learn/lab/keys/make");
        Map<String, String> language = admin.get("/account").hidden("/account/language");
        enter();
        Map<String, String> leave = admin.get("/training").hidden("/training/leave");
        assertThat(List.of(lab, language, leave))
                .allSatisfy(form -> assertThat(form).containsKey("of-site"));
        assertThat(send(lab, "/learn/lab/keys/make", "kind", "EC_P256").status())
                .isEqualTo(303);
        assertThat(send(language, "/account/language", "lang", "en").status()).isEqualTo(303);
        leave();
        assertThat(send(leave, "/training/leave").status()).isEqualTo(303);
        assertThat(send(leave, "/sign-out").status()).isEqualTo(303);
    }
}
