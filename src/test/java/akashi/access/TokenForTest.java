package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class TokenForTest {

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
