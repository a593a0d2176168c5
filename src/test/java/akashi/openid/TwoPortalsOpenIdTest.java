package akashi.openid;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.PortalPair;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.pki.Password;
import akashi.store.Accounts;
import akashi.vault.Protection;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign-in at a provider that begins at one portal and comes back to another one of the same database. */
class TwoPortalsOpenIdTest {

    private static final String PASSPHRASE = "four words nobody guesses";

    private static final Protection BY_PASSPHRASE = Protection.by(Password.of(PASSPHRASE));

    @TempDir
    Path folder;

    private PortalPair pair;
    private TinyIssuer issuer;

    private void start(Protection ofOther) {
        pair = PortalPair.in(folder, BY_PASSPHRASE, ofOther);
        issuer = TinyIssuer.start().is("s-1", "Tanaka", "vms-desk");
        Used.by(pair.one(), Used.settings(issuer), TinyIssuer.SECRET);
    }

    @AfterEach
    void stop() {
        pair.close();
        issuer.close();
    }

    /** Begun, and signed in at the provider: what the browser holds, and where it is sent. */
    private record Away(String cookie, String answer) {

        Browser.Page backAt(TestPortal portal) {
            return Used.arrive(portal.browser().with("Cookie", cookie), answer);
        }
    }

    private Away begun(TestPortal portal) {
        Browser.Page begin = portal.browser().get(DoorPages.BEGIN);
        return new Away(begin.header("Set-Cookie").split(";")[0], issuer.answers(begin.location()));
    }

    private static boolean in(Browser.Page arrived) {
        return arrived.status() == 303 && session(arrived).isPresent();
    }

    private static Optional<String> session(Browser.Page arrived) {
        return arrived.response().headers().allValues("Set-Cookie").stream()
                .filter(each -> each.startsWith("akashi_session="))
                .map(each -> each.split(";")[0])
                .findFirst();
    }

    @Test
    void what_was_begun_at_one_is_ended_at_the_other_and_the_session_counts_at_both() {
        start(BY_PASSPHRASE);
        Browser.Page arrived = begun(pair.one()).backAt(pair.other());
        assertThat(in(arrived)).as(arrived.text()).isTrue();
        String session = session(arrived).orElseThrow();
        for (TestPortal portal : List.of(pair.one(), pair.other())) {
            assertThat(portal.browser().with("Cookie", session).get("/account").text())
                    .contains("tanaka");
        }
        assertThat(new Accounts(pair.look()).named("tanaka").orElseThrow().access())
                .isEqualTo(Access.HELPDESK);
        assertThat(in(begun(pair.other()).backAt(pair.one())))
                .as("the other way")
                .isTrue();
    }

    @Test
    void an_answer_that_comes_to_both_at_once_lets_in_once() {
        start(BY_PASSPHRASE);
        for (int round = 0; round < 5; round++) {
            Away away = begun(pair.one());
            List<Browser.Page> arrived = new CopyOnWriteArrayList<>();
            pair.together(portal -> arrived.add(away.backAt(portal)));
            assertThat(arrived).filteredOn(TwoPortalsOpenIdTest::in).hasSize(1);
            assertThat(arrived)
                    .filteredOn(page -> !in(page))
                    .singleElement()
                    .satisfies(page -> assertThat(Used.why(page)).contains("used"));
        }
    }

    @Test
    void what_is_begun_while_it_is_turned_off_at_the_other_leads_to_the_sign_in_page() {
        start(BY_PASSPHRASE);
        Away away = begun(pair.one());
        pair.other().run(new SetOpenId(Used.off(Used.settings(issuer)), Optional.empty()));
        assertThat(away.backAt(pair.one()).location()).isEqualTo("/sign-in");
        assertThat(pair.one().browser().get(DoorPages.BEGIN).location()).isEqualTo("/sign-in");
    }

    @Test
    void after_a_new_data_key_was_made_at_one_people_come_in_at_both() {
        start(BY_PASSPHRASE);
        Away away = begun(pair.other());
        assertThat(pair.one().admin().submit("/unlock", "/unlock/data-key").location())
                .isEqualTo("/unlock");
        assertThat(in(away.backAt(pair.other()))).as("begun before").isTrue();
        assertThat(in(begun(pair.one()).backAt(pair.one()))).isTrue();
        pair.other().run(new SetOpenId(Used.off(Used.settings(issuer)), Optional.of(Password.of(TinyIssuer.SECRET))));
        Used.by(pair.other(), Used.settings(issuer), TinyIssuer.SECRET);
        assertThat(in(begun(pair.one()).backAt(pair.one())))
                .as("a secret that the other sealed")
                .isTrue();
    }

    @Test
    void where_the_keys_are_locked_the_reason_and_the_next_step_are_told_until_they_are_unlocked() {
        start(Protection.by(folder.resolve("no.key")));
        Browser admin = pair.other().admin();
        Browser.Page refused = begun(pair.other()).backAt(pair.other());
        assertThat(refused.status()).isEqualTo(200);
        assertThat(Used.why(refused)).contains("its secrets are locked");
        assertThat(refused.html().select("#next").text()).contains("unlock the private keys");
        Browser.Page tried = admin.post(OpenIdPages.HERE + "/try");
        assertThat(tried.status()).as(tried.text()).isEqualTo(200);
        assertThat(tried.text()).contains("locked");
        assertThat(in(begun(pair.other()).backAt(pair.one())))
                .as("at the portal that can open them")
                .isTrue();
        assertThat(admin.post("/unlock", "passphrase", PASSPHRASE).location()).isEqualTo("/");
        assertThat(in(begun(pair.one()).backAt(pair.other()))).isTrue();
    }
}
