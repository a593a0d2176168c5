package akashi.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.RevokeCertificate;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.store.FourEyes;
import akashi.store.Sites;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Turning the rule on and off, and that it cannot be left without a second administrator. */
class RuleTest {

    @Test
    void it_is_off_at_first_and_one_administrator_alone_cannot_turn_it_on() {
        try (TestPortal portal = TestPortal.start()) {
            Browser admin = portal.admin();
            assertThat(admin.get("/approvals").html().select("#rule ~ p").text())
                    .startsWith("Off");
            assertThat(admin.get("/approvals").html().select("form[action=/approvals/rule]"))
                    .as("what is refused is not offered")
                    .isEmpty();
            Browser.Page refused = admin.post("/approvals/rule", "on", "on");
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.html().text()).contains("There is only one administrator who can sign in");
            assertThat(admin.in("ja").post("/approvals/rule", "on", "on").html().text())
                    .contains("サインインできる管理者が 1 人しかいない");
        }
    }

    @Test
    void to_turn_it_off_needs_approval_too() {
        try (TwoAdministrators two = new TwoAdministrators().needed()) {
            int number = TwoAdministrators.offered(two.admin.post("/approvals/rule", "on", "off"));
            two.approved(number);
            assertThat(two.admin.post("/approvals/rule", "on", "off").status()).isEqualTo(303);
            assertThat(two.issue().status()).as("nobody is asked any more").isEqualTo(303);
        }
    }

    @Test
    void of_two_administrators_none_can_be_shut_out_while_it_is_on() {
        try (TwoAdministrators two = new TwoAdministrators().needed()) {
            String other = two.account(TwoAdministrators.OTHER).toString();
            for (Browser.Page refused : new Browser.Page[] {
                two.admin.post("/users/" + other + "/disable"),
                two.admin.post("/users/" + other + "/role", "role", "HELPDESK")
            }) {
                assertThat(refused.status()).isEqualTo(409);
                assertThat(refused.html().text()).contains("hanako is needed");
            }
            two.portal.anotherAdmin("jiro");
            assertThat(two.admin.post("/users/" + other + "/disable").status()).isEqualTo(303);
        }
    }

    @Test
    void nobody_becomes_an_administrator_by_one_alone() {
        try (TwoAdministrators two = new TwoAdministrators().needed()) {
            two.portal.as(Access.HELPDESK);
            String person = two.account("helpdesk").toString();
            int number = TwoAdministrators.offered(two.admin.post("/users/" + person + "/role", "role", "ADMIN"));
            two.approved(number);
            assertThat(two.admin
                            .post("/users/" + person + "/role", "role", "ADMIN")
                            .status())
                    .isEqualTo(303);
        }
    }

    @Test
    void learners_need_nobody_on_their_own_sites() {
        try (TwoAdministrators two = new TwoAdministrators().needed()) {
            assertThat(two.portal.admin().post("/training/enter", "to", "/").status())
                    .isEqualTo(303);
            UUID admin = two.account("admin");
            UUID lab = new Sites(two.portal.database().db())
                    .sandboxOf(admin)
                    .orElseThrow()
                    .id();
            FourEyes.turn(two.portal.database().db(), lab, true);
            Actor there = new Actor(admin, "admin", Access.ADMIN, lab, "test");
            RevokeCertificate act = new RevokeCertificate(UUID.randomUUID(), RevokeCertificate.Reason.SUPERSEDED);
            assertThatThrownBy(() -> two.portal.acts().run(there, act))
                    .as("looked for instead of asked about")
                    .isInstanceOf(Fault.NotFound.class);
            assertThatThrownBy(() -> two.portal.run(act))
                    .as("on the real site")
                    .isInstanceOf(Fault.Refused.class)
                    .hasMessageContaining(FourEyes.RULE);
        }
    }
}
