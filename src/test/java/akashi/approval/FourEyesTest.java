package akashi.approval;

import static akashi.store.tables.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.store.AuditEntry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request for a second administrator from the refusal to the act, and every way in which it is not enough. */
class FourEyesTest {

    private TwoAdministrators two;

    @BeforeEach
    void start() {
        two = new TwoAdministrators().needed();
    }

    @AfterEach
    void stop() {
        two.close();
    }

    private long certificates() {
        return two.quay.site().certificates().stream()
                .filter(each -> each.state() == Certificate.State.ISSUED)
                .count();
    }

    @Test
    void what_was_approved_is_done_once_and_the_trail_says_by_whom() {
        int number = TwoAdministrators.offered(two.issue());
        assertThat(two.other.get("/approvals/" + number).status())
                .as("nobody was asked yet")
                .isEqualTo(404);
        two.asked(number);
        assertThat(two.other.get("/").html().text()).contains("A request waits for your approval");
        assertThat(two.admin.get("/").html().text()).doesNotContain("waits for your approval");
        assertThat(two.other.get("/approvals/" + number).html().text())
                .contains("mob-01.example.com", "Valid for 200 days", "RSA 2048", "Quay Root CA", "Recorder replaced");
        assertThat(two.issue().html().text()).contains("still waits for an answer");
        assertThat(two.other
                        .post("/approvals/" + number + "/approve", "answer", "Seen")
                        .status())
                .isEqualTo(303);
        assertThat(two.issue().status()).isEqualTo(303);
        assertThat(certificates()).isEqualTo(3);
        assertThat(two.state(number)).contains("approved and done");
        AuditEntry used = two.entries("use-approval").get(0);
        assertThat(used.actor()).isEqualTo("admin");
        assertThat(used.args()).contains(number, TwoAdministrators.OTHER);
        assertThat(two.entries("ask-approval")).hasSize(1);
        assertThat(two.entries("approve").get(0).actor()).isEqualTo(TwoAdministrators.OTHER);
        assertThat(TwoAdministrators.offered(two.issue()))
                .as("a second use needs another request")
                .isNotEqualTo(number);
        assertThat(two.admin.get("/audit").html().text())
                .contains("Did what request " + number + " asked for (Certificate issued), approved by hanako");
    }

    static Stream<Arguments> own() {
        BiConsumer<TwoAdministrators, Integer> page =
                (two, number) -> two.admin.post("/approvals/" + number + "/approve");
        BiConsumer<TwoAdministrators, Integer> elsewhere =
                (two, number) -> two.portal.signedIn("admin").post("/approvals/" + number + "/approve");
        BiConsumer<TwoAdministrators, Integer> script =
                (two, number) -> two.script().json("/api/v1/approvals/" + number + "/approve", "{}");
        BiConsumer<TwoAdministrators, Integer> helpdesk =
                (two, number) -> two.portal.as(Access.HELPDESK).post("/approvals/" + number + "/approve");
        BiConsumer<TwoAdministrators, Integer> declined =
                (two, number) -> two.other.post("/approvals/" + number + "/decline", "answer", "Not before Monday");
        BiConsumer<TwoAdministrators, Integer> withdrawn = (two, number) -> {
            two.other.post("/approvals/" + number + "/approve");
            two.admin.post("/approvals/" + number + "/withdraw");
        };
        BiConsumer<TwoAdministrators, Integer> late = (two, number) -> {
            two.other.post("/approvals/" + number + "/approve");
            two.portal.clock().advance(Duration.ofHours(24));
        };
        BiConsumer<TwoAdministrators, Integer> tooLate = (two, number) -> {
            two.portal.clock().advance(Duration.ofDays(7));
            two.portal.signedIn(TwoAdministrators.OTHER).post("/approvals/" + number + "/approve");
        };
        BiConsumer<TwoAdministrators, Integer> gone = (two, number) -> {
            two.other.post("/approvals/" + number + "/approve");
            two.portal
                    .database()
                    .db()
                    .update(ACCOUNT)
                    .set(ACCOUNT.DISABLED, true)
                    .where(ACCOUNT.USER_NAME.eq(TwoAdministrators.OTHER))
                    .execute();
        };
        return Stream.of(
                arguments("the one who asked approves", page),
                arguments("the one who asked approves in another session", elsewhere),
                arguments("the one who asked approves through the API", script),
                arguments("somebody of the helpdesk approves", helpdesk),
                arguments("the other declines", declined),
                arguments("the one who asked takes it back", withdrawn),
                arguments("the approval is a day old", late),
                arguments("nobody answers for a week", tooLate),
                arguments("the one who approved may not sign in any more", gone));
    }

    @ParameterizedTest(name = "nothing is done where {0}")
    @MethodSource("own")
    void not_enough(String what, BiConsumer<TwoAdministrators, Integer> deed) {
        int number = TwoAdministrators.offered(two.issue());
        two.asked(number);
        deed.accept(two, number);
        Browser again = two.portal.signedIn("admin");
        Browser.Page refused = again.post(
                "/certificates/issue", "computer", two.quay.id("mob-01").toString(), "days", "200", "key", "RSA_2048");
        TwoAdministrators.offered(refused);
        assertThat(certificates()).as(what).isEqualTo(2);
        assertThat(two.entries("use-approval")).as(what).isEmpty();
    }

    static Stream<Arguments> others() {
        return Stream.of(
                arguments("other days", "mob-01", "201", "RSA_2048"),
                arguments("another key", "mob-01", "200", "RSA_3072"),
                arguments("another computer", "rec-01", "200", "RSA_2048"));
    }

    @ParameterizedTest(name = "an approval does not hold for {0}")
    @MethodSource("others")
    void changed(String what, String host, String days, String key) {
        int number = TwoAdministrators.offered(two.issue());
        two.approved(number);
        Browser.Page refused = two.admin.post(
                "/certificates/issue", "computer", two.quay.id(host).toString(), "days", days, "key", key);
        assertThat(TwoAdministrators.offered(refused)).as(what).isNotEqualTo(number);
        assertThat(two.state(number)).contains("approved, not done yet");
        assertThat(certificates()).isEqualTo(2);
    }

    @Test
    void an_approval_holds_for_the_person_who_asked_alone() {
        two.approved(TwoAdministrators.offered(two.issue()));
        Browser.Page refused = two.other.post(
                "/certificates/issue", "computer", two.quay.id("mob-01").toString(), "days", "200", "key", "RSA_2048");
        TwoAdministrators.offered(refused);
        assertThat(certificates()).isEqualTo(2);
    }

    @Test
    void one_approval_is_enough_for_a_whole_batch() {
        String[] wish = {
            "many", "on",
            "computer", two.quay.id("mob-01").toString(),
            "computer", two.quay.id("mgmt-01").toString()
        };
        int number = TwoAdministrators.offered(two.admin.post("/certificates/issue", wish));
        two.approved(number);
        assertThat(two.other.get("/approvals/" + number).html().text())
                .contains("Computers (2): mgmt-01.example.com, mob-01.example.com");
        assertThat(two.admin.get("/audit").html().text())
                .contains("Approved request " + number + " (Many certificates issued) of admin.")
                .doesNotContain("–)");
        Browser.Page begun = two.admin.post("/certificates/issue", wish);
        assertThat(begun.status()).as(begun.html().text()).isEqualTo(303);
        UUID job = UUID.fromString(begun.location().replaceFirst(".*/", ""));
        assertThat(two.quay.ended(job).failures()).isEmpty();
        assertThat(certificates()).isEqualTo(4);
        assertThat(two.entries("use-approval")).hasSize(1);
    }

    @Test
    void a_request_keeps_nothing_that_a_password_field_held() {
        String password = "quite a secret passphrase";
        two.admin.post(
                "/certificates/" + two.certificate("rec-01") + "/export", "form", "PFX_MODERN", "password", password);
        assertThat(two.portal.database().db().fetch("select * from approval").toString())
                .contains("export-certificate")
                .doesNotContain(password);
    }

    private static List<String> unsent(Browser reader) {
        return reader.get("/approvals?lang=en")
                .html()
                .select("section[aria-labelledby=unsent] th[scope=row]")
                .eachText();
    }

    @Test
    void what_nobody_was_asked_for_yet_is_listed_for_who_may_ask_and_for_nobody_else() {
        String number = String.valueOf(TwoAdministrators.offered(two.issue()));
        assertThat(unsent(two.admin)).containsExactly(number);
        assertThat(two.script().get("/api/v1/approvals").text()).contains("\"state\":\"OFFERED\"");
        assertThat(unsent(two.other)).isEmpty();
        assertThat(two.other
                        .get("/approvals?lang=en")
                        .html()
                        .select("section[aria-labelledby=open]")
                        .text())
                .contains("Nothing waits for an answer", "not listed here until");
        two.asked(Integer.parseInt(number));
        assertThat(unsent(two.admin)).isEmpty();
        assertThat(two.admin
                        .get("/approvals")
                        .html()
                        .select("section[aria-labelledby=open] th[scope=row]")
                        .eachText())
                .containsExactly(number);
    }

    @Test
    void what_nobody_asked_for_within_a_day_is_listed_no_more() {
        TwoAdministrators.offered(two.issue());
        two.portal.clock().advance(Duration.ofHours(25));
        Browser admin = two.portal.signedIn("admin");
        assertThat(unsent(admin)).isEmpty();
        assertThat(admin.get("/approvals").html().select("section[aria-labelledby=over]"))
                .isEmpty();
    }

    @Test
    void a_note_is_needed_to_ask_and_to_decline() {
        int number = TwoAdministrators.offered(two.issue());
        assertThat(two.admin.post("/approvals/" + number + "/ask").status()).isEqualTo(422);
        two.asked(number);
        assertThat(two.other.post("/approvals/" + number + "/decline").status()).isEqualTo(422);
        assertThat(two.state(number)).contains("waits for an answer");
    }
}
