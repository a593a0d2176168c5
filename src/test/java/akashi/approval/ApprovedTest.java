package akashi.approval;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was approved can be done: the form that is sent again stands for the same wish, and only once. */
class ApprovedTest {

    @ParameterizedTest(name = "{0} is done when the same form comes again after the approval")
    @MethodSource("akashi.approval.CoveredTest#forms")
    void done(String what, String path, List<String> fields) {
        try (TwoAdministrators two = new TwoAdministrators().needed()) {
            two.tried(path, fields);
            int number = TwoAdministrators.offered(two.send(path, fields));
            two.approved(number);
            Browser.Page done = two.send(path, fields);
            assertThat(done.status()).as(what + done.html().text()).isLessThan(400);
            assertThat(two.state(number)).as(what).contains("approved and done");
            assertThat(two.entries("use-approval")).as(what).hasSize(1);
        }
    }
}
