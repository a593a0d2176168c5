package akashi.approval;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.core.access.Access;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What matters of an act is read by whoever approves it, in words. */
class ReadBeforeApprovedTest {

    private TwoAdministrators two;

    @BeforeEach
    void start() {
        two = new TwoAdministrators().needed();
    }

    @AfterEach
    void stop() {
        two.close();
    }

    private List<String> asked(Browser.Page refused) {
        int number = TwoAdministrators.offered(refused);
        two.asked(number);
        return two.other.get("/approvals/" + number).html().select("main li").eachText();
    }

    @Test
    void a_new_administrator_is_called_one() {
        assertThat(asked(two.admin.post("/users", "name", "eve", "role", "ADMIN")))
                .contains("Person: eve", "Role: Administrator");
        assertThat(two.admin
                        .get("/audit?lang=en&act=ask-approval")
                        .html()
                        .select("tbody details")
                        .text())
                .as("the trail says it as the request does")
                .contains("Person: eve", "Role: Administrator")
                .doesNotContain("Message[");
    }

    @Test
    void a_person_who_is_raised_has_the_role_of_before_and_the_new_one() {
        two.portal.as(Access.HELPDESK);
        String person = two.account("helpdesk").toString();
        assertThat(asked(two.admin.post("/users/" + person + "/role", "role", "ADMIN")))
                .contains("Person: helpdesk", "Role: Administrator (until now Helpdesk)");
    }

    @Test
    void a_directory_says_how_it_is_asked_and_why_it_is_believed() {
        assertThat(asked(two.admin.post(
                        "/settings/directory",
                        TwoAdministrators.directory("suffix", "harbour.example", "filter", "(objectClass=user)"))))
                .contains(
                        "UPN suffix: harbour.example",
                        "Only entries that are: (objectClass=user)",
                        "SHA-256: " + TwoAdministrators.PIN)
                .anyMatch(line -> line.startsWith("People type: the long name"))
                .anyMatch(line -> line.contains("counts because: its SHA-256 is the one below"));
    }
}
