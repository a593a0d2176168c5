package akashi.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.util.Set;
import java.util.stream.Stream;
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
                Sites.NOW);
        assertThat(told(check.broken())).isEqualTo(broken);
        assertThat(told(check.warnings())).isEqualTo(warning);
    }

    private static String told(Set<Message> lines) {
        return lines.stream()
                .map(Message::key)
                .filter(key -> key.startsWith("warning.what.SHOWN"))
                .findFirst()
                .orElse("-");
    }
}
