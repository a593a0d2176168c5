package akashi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/** Every field with every hostile text. */
@Tag("reliability")
@Timeout(value = 3, unit = TimeUnit.HOURS)
class HostileEverythingTest {

    @Test
    void every_field_of_every_form(TestReporter told) {
        try (Stage stage = new Stage();
                Ear ear = new Ear()) {
            Fuzz fuzz = new Fuzz(stage, Hostile.ALL.size());
            fuzz.all();
            told.publishEntry("fields, requests", fuzz.fields + ", " + fuzz.requests);
            assertThat(fuzz.findings).isEmpty();
            assertThat(ear.findings).isEmpty();
        }
    }

    @Test
    void every_field_of_every_call(TestReporter told) {
        try (Stage stage = new Stage();
                Ear ear = new Ear()) {
            FuzzCalls fuzz = new FuzzCalls(stage, Hostile.ALL.size());
            fuzz.all();
            told.publishEntry("fields, requests", fuzz.fields + ", " + fuzz.requests);
            assertThat(fuzz.findings).isEmpty();
            assertThat(ear.findings).isEmpty();
        }
    }
}
