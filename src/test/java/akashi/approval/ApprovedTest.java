package akashi.approval;

import static akashi.store.tables.Tables.PORTAL_SETTING;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import java.util.ArrayList;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was approved can be done: the form that is sent again stands for the same wish, and only once. */
class ApprovedTest {

    @ParameterizedTest(name = "{0} is done when the same form comes again after the approval")
    @MethodSource("akashi.approval.CoveredTest#forms")
    void done(String what, String path, List<String> fields) {
        try (TwoAdministrators two = new TwoAdministrators().needed()) {
            int number = TwoAdministrators.offered(two.send(path, fields));
            two.approved(number);
            tried(two, path, fields);
            Browser.Page done = two.send(path, fields);
            assertThat(done.status()).as(what + done.html().text()).isLessThan(400);
            assertThat(two.state(number)).as(what).contains("approved and done");
            assertThat(two.entries("use-approval")).as(what).hasSize(1);
        }
    }

    /** A provider lets people in only once it answered as it is kept: nobody answers here, so it is written by hand. */
    private static void tried(TwoAdministrators two, String path, List<String> fields) {
        if (path.equals("/settings/openid")) {
            List<String> off = new ArrayList<>(List.of("secret", "of the client"));
            off.addAll(fields.subList(2, fields.size()));
            assertThat(two.send(path, off).status()).isEqualTo(303);
            two.portal
                    .database()
                    .db()
                    .update(PORTAL_SETTING)
                    .set(
                            PORTAL_SETTING.SETTING,
                            DSL.replace(PORTAL_SETTING.SETTING, "\"tried\":false", "\"tried\":true"))
                    .execute();
        }
    }
}
