package akashi.encryption;

import static akashi.core.site.Slot.EVENT;
import static akashi.core.site.Slot.MOBILE;
import static akashi.core.site.Slot.SERVER;
import static akashi.core.site.Slot.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.runbook.Line;
import akashi.core.runbook.Runbooks;
import akashi.core.runbook.Stage;
import akashi.core.site.ChangeSet.Turn;
import akashi.store.TestPortal;
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

    private static List<Stage> stages(Harbour harbour, List<Turn> turns, boolean eventFirst) {
        return new Runbooks(harbour.site(), TestPortal.NOW, id -> Optional.empty()).turning(turns, eventFirst);
    }

    private static List<String> named(List<Stage> stages) {
        return stages.stream()
                .map(stage -> stage.deed() + " "
                        + stage.steps().map(step -> step.where().args().get(0)).toList())
                .toList();
    }

    @Test
    void on_goes_from_the_event_server_over_the_management_server_to_the_rest() {
        try (Harbour harbour = new Harbour(2)) {
            assertThat(named(stages(harbour, all(harbour, true), true)))
                    .containsExactly(
                            "EVENT_ON [mgmt-01]",
                            "MANAGEMENT_ON [mgmt-01]",
                            "RECORDERS_ON [rec-01, rec-02]",
                            "OTHERS_ON [lpr-01, mob-01]");
        }
    }

    @Test
    void a_site_that_follows_the_official_order_begins_with_the_management_server() {
        try (Harbour harbour = new Harbour(2)) {
            assertThat(named(stages(harbour, all(harbour, true), false)))
                    .containsExactly(
                            "MANAGEMENT_ON [mgmt-01]",
                            "RECORDERS_ON [rec-01, rec-02]",
                            "OTHERS_ON [lpr-01, mob-01]",
                            "EVENT_ON [mgmt-01]");
        }
    }

    @Test
    void off_goes_from_the_management_server_to_the_event_server() {
        try (Harbour harbour = new Harbour(2)) {
            assertThat(named(stages(harbour, all(harbour, false), true)))
                    .containsExactly(
                            "MANAGEMENT_OFF [mgmt-01]",
                            "RECORDERS_OFF [rec-01, rec-02]",
                            "OTHERS_OFF [lpr-01, mob-01]",
                            "EVENT_OFF [mgmt-01]");
        }
    }

    @Test
    void each_command_names_the_group_and_the_certificate_that_is_in_place() {
        try (Harbour harbour = new Harbour(1)) {
            List<Turn> on = List.of(harbour.turn("mob-01", MOBILE, true));
            assertThat(only(harbour, on).text()).as("no certificate yet").isEmpty();
            harbour.prepared();
            String thumbprint = harbour.site()
                    .newestFor(harbour.computer("mob-01"), MOBILE)
                    .orElseThrow()
                    .thumbprint()
                    .value();
            assertThat(only(harbour, on).text())
                    .isEqualTo(Optional.of("ServerConfigurator.exe /quiet /enableencryption"
                            + " /certificategroup=76cfc719-a852-4210-913e-703eadab139a /thumbprint=" + thumbprint));
            assertThat(only(harbour, Turns.reversed(on)).text())
                    .isEqualTo(Optional.of("ServerConfigurator.exe /quiet /disableencryption"
                            + " /certificategroup=76cfc719-a852-4210-913e-703eadab139a"));
        }
    }

    private static Line only(Harbour harbour, List<Turn> turns) {
        return stages(harbour, turns, true)
                .get(0)
                .steps()
                .findFirst()
                .orElseThrow()
                .lines()
                .get(0);
    }
}
