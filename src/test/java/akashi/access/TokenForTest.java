package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenForTest {

    @Test
    void the_trail_says_when_a_token_ends_and_whether_it_only_reads() {
        try (TestPortal portal = TestPortal.start()) {
            portal.as(Access.HELPDESK);
            TokenFor tokens = new TokenFor(portal.database(), portal.acts());
            tokens.make(
                    "helpdesk", Optional.of(Instant.parse("2027-03-01T00:05:00Z")), true, "nightly check", by(portal));
            tokens.make("admin", Optional.empty(), false, "roll-out", by(portal));
            assertThat(portal.admin().get("/audit?lang=en&act=add-token").text())
                    .contains(
                            "Made the API token “nightly check” for helpdesk. Role: Helpdesk. Ends on 2027-03-01 ",
                            ". Reads only.",
                            "Role: Administrator. Lasts until it is withdrawn. May change things.");
            assertThat(portal.admin().get("/audit?lang=ja&act=add-token").text())
                    .contains("有効期限:2027-03-01", "参照のみ。", "取り消すまで有効。変更も可能。");
        }
    }

    @Test
    void a_token_stands_under_who_printed_it_and_not_under_its_owner() {
        try (TestPortal portal = TestPortal.start()) {
            portal.as(Access.HELPDESK);
            new TokenFor(portal.database(), portal.acts())
                    .make("helpdesk", Optional.empty(), false, "roll-out", by(portal));
            String found = portal.admin()
                    .get("/audit?lang=en&by=command+line")
                    .html()
                    .select("#main table")
                    .text();
            assertThat(found).contains("command line", "Made the API token “roll-out” for helpdesk.");
        }
    }

    private static Actor by(TestPortal portal) {
        UUID site = portal.site().site().id();
        return new Actor(null, "command line", Access.ADMIN, site, "command line");
    }

    @Test
    void a_token_for_a_trainee_is_bad_input_that_says_for_whom_tokens_are() {
        try (TestPortal portal = TestPortal.start()) {
            portal.as(Access.TRAINEE);
            portal.as(Access.HELPDESK);
            TokenFor tokens = new TokenFor(portal.database(), portal.acts());
            assertThat(tokens.make("helpdesk", Optional.empty(), false, "test", by(portal)))
                    .hasSizeGreaterThan(40);
            assertThatThrownBy(() -> tokens.make("trainee", Optional.empty(), false, "test", by(portal)))
                    .isInstanceOfSatisfying(
                            Fault.BadInput.class,
                            bad -> assertThat(bad.errors().get(0).message().key())
                                    .isEqualTo("access.token.role"));
        }
    }
}
