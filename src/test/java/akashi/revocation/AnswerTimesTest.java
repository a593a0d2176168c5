package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Since when and until when an answer holds, as OpenSSL reads it. */
class AnswerTimesTest {

    @TempDir
    Path folder;

    @Test
    void an_answer_holds_for_clocks_that_are_behind_and_is_kept_no_shorter_for_it() {
        try (Pier pier = Pier.named(folder, Instant.now())) {
            Instant now = pier.quay.portal.clock().instant();
            String output = Tool.must(
                    "openssl",
                    "ocsp",
                    "-issuer",
                    pier.path("ca.pem"),
                    "-serial",
                    "0x4321",
                    "-url",
                    pier.ocsp(),
                    "-CAfile",
                    pier.path("ca.pem"),
                    "-resp_text");
            assertThat(output)
                    .contains("Produced At: " + shown(now))
                    .contains("This Update: " + shown(now.minus(Duration.ofMinutes(10))))
                    .contains("Next Update: " + shown(now.plus(Answers.GOOD_FOR)));
        }
    }

    private static String shown(Instant instant) {
        return DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss yyyy", Locale.US)
                .withZone(ZoneOffset.UTC)
                .format(instant);
    }
}
