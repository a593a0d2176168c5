package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.rule.Issuers;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two roots side by side: each computer moves when everyone who checks it trusts the new one, and the old one ends. */
class RolloverTest {

    private Quay quay;
    private Browser admin;
    private Authority old;
    private Authority next;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2).ca().wanted();
        admin = quay.admin();
        old = quay.authority("Quay Root CA");
        quay.issue("rec-01");
        quay.portal.clock().advance(Duration.ofMinutes(10));
        make("Next Root", "Next Issuing");
        next = quay.authority("Next Root");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private void make(String root, String issuing) {
        Browser.Page made = admin.submit(
                "/authorities/new",
                "/authorities/new",
                "shape",
                "FREE",
                "name",
                root,
                "key",
                "RSA_2048",
                "years",
                "15",
                "issuing-name",
                issuing,
                "issuing-years",
                "10");
        assertThat(made.status()).isEqualTo(303);
    }

    private void everyoneTrusts(Authority root) {
        Browser.Page told = admin.submit(
                "/facts?fact=CA_TRUSTED&authority=" + root.id(),
                "/facts",
                "fact",
                "CA_TRUSTED",
                "authority",
                root.id().toString(),
                "everyone",
                "true",
                "value",
                "true");
        assertThat(told.status()).isEqualTo(303);
    }

    private Browser.Page end(Authority authority, String end) {
        String page = "/authorities/" + authority.id() + "/end";
        return admin.post(page, "act", UUID.randomUUID().toString(), "end", end);
    }

    private Issuers.Choice choice(String host) {
        Computer computer = quay.site().computerCalled(host).orElseThrow();
        return Issuers.in(quay.site(), quay.portal.clock().instant()).of(computer);
    }

    @Test
    void until_everyone_trusts_the_new_root_the_old_one_goes_on() {
        assertThat(quay.issue("rec-02").authorityId()).hasValue(old.id());
        assertThat(choice("rec-02").newer()).hasValue(quay.authority("Next Issuing"));
        assertThat(choice("rec-02").missing()).contains("rec-02.example.com", "mgmt-01.example.com");
        Browser.Page order = admin.get("/certificates/issue?computer=" + quay.id("mgmt-01"));
        assertThat(order.html().text()).contains("still issued by the present CA", "Next Issuing");
        Browser.Page shown = admin.get("/authorities/" + next.id());
        assertThat(shown.html().select("[aria-labelledby=move]").text()).contains("0 of 4", "rec-01");
    }

    @Test
    void when_everyone_trusts_it_the_next_certificate_comes_from_the_new_one() {
        everyoneTrusts(next);
        assertThat(choice("rec-01").missing()).isEmpty();
        assertThat(quay.issue("rec-01").authorityId())
                .hasValue(quay.authority("Next Issuing").id());
        assertThat(admin.get("/authorities/" + next.id())
                        .html()
                        .select("[aria-labelledby=move]")
                        .text())
                .contains("4 of 4");
    }

    @Test
    void trust_is_told_of_each_root_by_itself() {
        everyoneTrusts(old);
        assertThat(choice("rec-01").issuer()).hasValue(old);
        assertThat(quay.site().evidence().trust(quay.id("rec-01"), next.id())).isEmpty();
        assertThat(admin.get("/facts?fact=CA_TRUSTED").html().text()).contains("Quay Root CA", "Next Root");
    }

    @Test
    void an_authority_in_use_is_not_retired_and_says_who_uses_it() {
        Browser.Page refused = end(old, "RETIRE");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("rec-01.example.com");
        assertThat(quay.authority("Quay Root CA").retired()).isFalse();
        everyoneTrusts(next);
        quay.issue("rec-01");
        assertThat(end(old, "RETIRE").status()).isEqualTo(303);
        assertThat(quay.authority("Quay Root CA").stage()).isEqualTo(Authority.Stage.RETIRED);
        assertThat(choice("mob-01").issuer()).hasValue(quay.authority("Next Issuing"));
        assertThat(admin.get("/authorities").html().text()).contains("retired");
    }

    @Test
    void only_what_was_never_used_is_deleted() {
        assertThat(end(old, "DELETE").status()).isEqualTo(409);
        assertThat(end(next, "DELETE").status()).as("there is one below").isEqualTo(409);
        assertThat(end(quay.authority("Next Issuing"), "DELETE").status()).isEqualTo(303);
        assertThat(end(next, "DELETE").status()).isEqualTo(303);
        assertThat(quay.site().authorities()).extracting(Authority::name).containsExactly("Quay Root CA");
    }
}
