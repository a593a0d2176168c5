package akashi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.web.Route;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every field of every call of the API, and every part of every path, meets a few of the hostile texts. */
class HostileCallsTest {

    private static final int EACH = 3;

    @Test
    void nothing_breaks_and_nothing_of_the_inside_is_told() {
        try (Stage stage = new Stage();
                Ear ear = new Ear()) {
            assertThat(stage.undone).as("what the stage was to have").isEmpty();
            FuzzCalls fuzz = new FuzzCalls(stage, EACH);
            fuzz.all();
            assertThat(fuzz.findings).isEmpty();
            assertThat(ear.findings).as("of the log").isEmpty();
            assertThat(names(fuzz)).as("as many as there are routes").isEqualTo(routes(stage));
            assertThat(fuzz.fields).isGreaterThan(250);
            assertThat(fuzz.requests).isGreaterThan(1200);
            assertThat(fuzz.done).as("else all is refused at the door").isGreaterThan(100);
        }
    }

    private static Set<String> names(FuzzCalls fuzz) {
        return fuzz.calls.stream().map(Calls.Call::name).collect(Collectors.toSet());
    }

    private static Set<String> routes(Stage stage) {
        return stage.portal.portal().routes().all().stream()
                .filter(route -> route.path().startsWith("/api/v1/"))
                .map(HostileCallsTest::name)
                .collect(Collectors.toSet());
    }

    private static String name(Route route) {
        return Addresses.name(route).replace("/api/v1", "");
    }
}
