package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.TestPortal;
import akashi.core.access.Access;
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
            UUID site = portal.site().site().id();
            tokens.make("helpdesk", Optional.of(Instant.parse("2027-03-01T00:05:00Z")), true, site, "nightly check");
            tokens.make("admin", Optional.empty(), false, site, "roll-out");
            assertThat(portal.admin().get("/audit?lang=en&act=add-token").text())
                    .contains(
                            "Made the API token “nightly check”. Role: Helpdesk. Ends on 2027-03-01 ",
                            ". Reads only.",
                            "Role: Administrator. Lasts until it is withdrawn. May change things.");
            assertThat(portal.admin().get("/audit?lang=ja&act=add-token").text())
                    .contains("有効期限:2027-03-01", "参照のみ。", "取り消すまで有効。変更も可能。");
        }
    }

    @Test
    void a_token_for_a_trainee_is_bad_input_that_says_for_whom_tokens_are() {
        try (TestPortal portal = TestPortal.start()) {
            portal.as(Access.TRAINEE);
            portal.as(Access.HELPDESK);
            TokenFor tokens = new TokenFor(portal.database(), portal.acts());
            UUID site = portal.site().site().id();
            assertThat(tokens.make("helpdesk", Optional.empty(), false, site, "test"))
                    .hasSizeGreaterThan(40);
            assertThatThrownBy(() -> tokens.make("trainee", Optional.empty(), false, site, "test"))
                    .isInstanceOfSatisfying(
                            Fault.BadInput.class,
                            bad -> assertThat(bad.errors().get(0).message().key())
                                    .isEqualTo("access.token.role"));
        }
    }
}
