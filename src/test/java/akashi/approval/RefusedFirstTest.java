package akashi.approval;

import static akashi.store.tables.Tables.APPROVAL;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is refused whoever approves it is refused at once: no second administrator looks at it in vain. */
class RefusedFirstTest {

    private TwoAdministrators two;

    @BeforeEach
    void start() {
        two = new TwoAdministrators().needed();
    }

    @AfterEach
    void stop() {
        two.close();
    }

    private int requests() {
        return two.portal.database().db().fetchCount(APPROVAL);
    }

    @Test
    void nobody_is_asked_to_approve_a_provider_that_was_not_tried() {
        String[] form = {
            "label",
            "Harbour",
            "issuer",
            "https://login.harbour.example",
            "clientId",
            "akashi",
            "secret",
            "of it",
            "nameClaim",
            "preferred_username",
            "rolesClaim",
            "groups",
            "values-ADMIN",
            "vms-admins",
            "trustedBy",
            "SYSTEM",
            "on",
            "on"
        };
        Browser.Page refused = two.admin.post("/settings/openid", form);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-on").text()).contains("was not tried like this yet");
        assertThat(requests()).isZero();
    }

    @Test
    void nobody_is_asked_to_approve_a_person_whose_name_is_taken() {
        Browser.Page refused = two.admin.post("/users", "name", "Admin", "role", "ADMIN");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-name").text()).contains("admin");
        assertThat(requests()).isZero();
    }

    @Test
    void nobody_is_asked_to_approve_a_directory_whose_password_is_missing() {
        Browser.Page refused = two.admin.post(
                "/settings/directory", TwoAdministrators.directory("bindUser", "reader@harbour.example"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-password").text()).isNotBlank();
        assertThat(requests()).isZero();
    }
}
