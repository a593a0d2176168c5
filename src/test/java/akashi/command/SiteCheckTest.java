package akashi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.runbook.Journey;
import akashi.core.runbook.Pace;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Fact;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the watchdog says of certificates that only ports show. */
class SiteCheckTest {

    static Stream<Arguments> shown() {
        return Stream.of(
                arguments("one that has ended is trouble", -2, "warning.what.SHOWN.over", "-"),
                arguments("one that ends within days is trouble", 3, "warning.what.SHOWN", "-"),
                arguments("one that ends within weeks is worth a warning", 20, "-", "warning.what.SHOWN"),
                arguments("one that lasts is neither", 200, "-", "-"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("shown")
    void a_port_is_judged_by_what_it_shows(String sentence, int days, String broken, String warning) {
        SiteCheck check = new SiteCheck(
                Seen.on(Sites.withRecorders(1).encrypted())
                        .ending(days)
                        .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, "stranger", "TLSv1.3")
                        .snapshot(),
                Map.of(),
                Sites.NOW);
        assertThat(told(check.broken())).isEqualTo(broken);
        assertThat(told(check.warnings())).isEqualTo(warning);
    }

    static Stream<Arguments> windows() {
        Instant hourAgo = Sites.NOW.minus(Duration.ofHours(1));
        Instant inAnHour = Sites.NOW.plus(Duration.ofHours(1));
        return Stream.of(
                arguments("no window was set", Map.of(), false),
                arguments("the window is open", Map.of(Journey.SWITCH_ON, window(hourAgo, inAnHour)), false),
                arguments("the window is over", Map.of(Journey.SWITCH_ON, window(hourAgo, hourAgo)), true),
                arguments("the window comes later", Map.of(Journey.SWITCH_ON, window(inAnHour, inAnHour)), true),
                arguments("another runbook's is over", Map.of(Journey.RENEW, window(hourAgo, hourAgo)), false));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("windows")
    void servers_may_differ_while_they_are_switched(String sentence, Map<Journey, Pace> paces, boolean trouble) {
        SiteCheck check = new SiteCheck(switching().snapshot(), paces, Sites.NOW);
        assertThat(check.broken().stream().anyMatch(line -> line.key().equals("command.check.outside")))
                .isEqualTo(trouble);
    }

    @Test
    void nobody_minds_the_window_of_what_is_done() {
        SiteCheck check = new SiteCheck(
                Sites.withRecorders(1).encrypted().snapshot(),
                Map.of(Journey.SWITCH_ON, window(Sites.NOW, Sites.NOW)),
                Sites.NOW);
        assertThat(check.broken()).isEmpty();
    }

    private static Pace window(Instant from, Instant until) {
        return new Pace(Pace.Grouping.SIZE, 25, true, Optional.of(from), Optional.of(until), Optional.empty());
    }

    /** The management server is on, its recorder on the way. */
    private static Sites switching() {
        Turn turn = new Turn(Sites.id("computer rec-01"), Slot.SERVER, true);
        return Sites.withRecorders(1)
                .wantAll(Slot.SERVER)
                .withAuthority()
                .issueAll()
                .ready()
                .tell(Fact.IN_EFFECT, "mgmt-01", Slot.SERVER, true)
                .running(new ChangeSet(
                        Sites.id("change"), 1, ChangeSet.State.RUNNING, List.of(turn), "test", Sites.NOW));
    }

    private static String told(Set<Message> lines) {
        return lines.stream()
                .map(Message::key)
                .filter(key -> key.startsWith("warning.what.SHOWN"))
                .findFirst()
                .orElse("-");
    }
}
