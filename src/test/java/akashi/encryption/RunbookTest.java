package akashi.encryption;

import static akashi.core.site.Slot.EVENT;
import static akashi.core.site.Slot.MOBILE;
import static akashi.core.site.Slot.SERVER;
import static akashi.core.site.Slot.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.ChangeSet.Turn;
import akashi.encryption.Runbook.Command;
import akashi.encryption.Runbook.Stage;
import akashi.encryption.Runbook.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RunbookTest {

    private static List<Turn> all(Harbour harbour, boolean on) {
        return Stream.of(
                        harbour.turn("lpr-01", SERVER, on),
                        harbour.turn("rec-02", SERVER, on),
                        harbour.turn("rec-01", STREAMING, on),
                        harbour.turn("rec-01", SERVER, on),
                        harbour.turn("mob-01", MOBILE, on),
                        harbour.turn("mgmt-01", SERVER, on),
                        harbour.turn("mgmt-01", EVENT, on))
                .toList();
    }

    private static List<String> stages(Runbook runbook) {
        return runbook.stages().stream()
                .map(stage -> stage.title().key().replace("encryption.stage.", "") + " "
                        + stage.steps().stream().map(Step::host).toList())
                .toList();
    }

    @Test
    void on_goes_from_the_event_server_over_the_management_server_to_the_rest() {
        try (Harbour harbour = new Harbour(2)) {
            assertThat(stages(Runbook.of(harbour.site(), all(harbour, true))))
                    .containsExactly(
                            "EVENT_ON [mgmt-01]",
                            "MANAGEMENT_ON [mgmt-01]",
                            "RECORDERS_ON [rec-01, rec-02]",
                            "OTHERS_ON [mob-01, lpr-01]");
        }
    }

    @Test
    void off_goes_from_the_management_server_to_the_event_server() {
        try (Harbour harbour = new Harbour(2)) {
            assertThat(stages(Runbook.of(harbour.site(), all(harbour, false))))
                    .containsExactly(
                            "MANAGEMENT_OFF [mgmt-01]",
                            "RECORDERS_OFF [rec-01, rec-02]",
                            "OTHERS_OFF [mob-01, lpr-01]",
                            "EVENT_OFF [mgmt-01]");
        }
    }

    @Test
    void each_command_names_the_group_and_the_certificate_that_is_in_place() {
        try (Harbour harbour = new Harbour(1)) {
            List<Turn> on = List.of(harbour.turn("mob-01", MOBILE, true));
            assertThat(only(harbour, on).line()).as("no certificate yet").isEmpty();
            harbour.prepared();
            String thumbprint = harbour.site()
                    .newestFor(harbour.computer("mob-01"), MOBILE)
                    .orElseThrow()
                    .thumbprint()
                    .value();
            assertThat(only(harbour, on).line())
                    .isEqualTo(Optional.of("ServerConfigurator.exe /quiet /enableencryption"
                            + " /certificategroup=76cfc719-a852-4210-913e-703eadab139a /thumbprint=" + thumbprint));
            assertThat(only(harbour, Turns.reversed(on)).line())
                    .isEqualTo(Optional.of("ServerConfigurator.exe /quiet /disableencryption"
                            + " /certificategroup=76cfc719-a852-4210-913e-703eadab139a"));
        }
    }

    private static Command only(Harbour harbour, List<Turn> turns) {
        Stage stage = Runbook.of(harbour.site(), turns).stages().get(0);
        return stage.steps().get(0).commands().get(0);
    }
}
