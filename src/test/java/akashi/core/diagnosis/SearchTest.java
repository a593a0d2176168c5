package akashi.core.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {

    private static final SiteSnapshot SITE = Sites.withRecorders(3).encrypted().snapshot();
    private static final Certificate CERTIFICATE = SITE.certificates().get(1);

    @ParameterizedTest
    @ValueSource(strings = {"rec-02", "REC-02.site.example", "10.0.0.3", "https://rec-02:7563/", "  rec-02 ", "ec-02"})
    void a_computer_is_found_by_its_names_and_addresses(String text) {
        assertThat(Search.of(SITE, text).computers())
                .extracting(Computer::shortLabel)
                .containsExactly("rec-02");
    }

    static Stream<Arguments> numbers() {
        String thumb = CERTIFICATE.thumbprint().value();
        return Stream.of(
                arguments("as it is", thumb),
                arguments(
                        "with blanks, as Windows shows it", thumb.toLowerCase().replaceAll("(..)(?=.)", "$1 ")),
                arguments("with the mark that Windows copies along", "\u200e" + thumb),
                arguments("with colons", thumb.replaceAll("(..)(?=.)", "$1:")),
                arguments("in the middle of a log", "Binding failed for certhash=" + thumb + " on 0.0.0.0:7563"),
                arguments("its serial number", CERTIFICATE.serial()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("numbers")
    void a_certificate_is_found_by_its_numbers(String sentence, String text) {
        assertThat(Search.of(SITE, text).certificates()).contains(CERTIFICATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EFEFEFEFEFEFEFEFEFEFEFEFEFEFEFEFEFEFEFEF",
                "ef ef ef ef ef ef ef ef ef ef ef ef ef ef ef ef ef ef ef ef",
                "CN=made elsewhere"
            })
    void a_certificate_that_only_a_port_shows_leads_to_the_port(String text) {
        SiteSnapshot seen = Seen.on(Sites.withRecorders(2).encrypted())
                .shows("rec-02", Role.RECORDING, Slot.STREAMING, 7563, "made elsewhere", "TLSv1.3")
                .ago(Duration.ZERO)
                .answers("rec-02", Role.RECORDING, Slot.STREAMING, 7563, Sighting.Outcome.TIMED_OUT)
                .snapshot();
        assertThat(Search.of(seen, text).certificates()).isEmpty();
        assertThat(Search.of(seen, text).ports())
                .extracting(
                        port -> port.computer().shortLabel() + " " + port.seen().port())
                .containsExactly("rec-02 7563");
    }

    @Test
    void a_pasted_log_tells_its_error_and_the_computers_in_it() {
        Search found = Search.of(
                SITE,
                "x".repeat(60_000) + "\nrec-03.site.example:7563 PKIX path building failed: unable to find valid"
                        + " certification path to requested target");
        assertThat(found.errors()).extracting(KnownErrors.Recognised::cause).containsExactly(ErrorCause.UNTRUSTED_ROOT);
        assertThat(found.computers()).extracting(Computer::shortLabel).containsExactly("rec-03");
    }

    @ParameterizedTest
    @ValueSource(strings = {"録画サーバー", "recording server", "レコーディング サーバー"})
    void the_words_of_the_guide_and_the_maker_lead_to_a_page(String word) {
        assertThat(Search.of(SITE, word).places()).contains(Place.RECORDING_SERVER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody-77", "<script>alert(1)</script>", "'; drop table computer; --", "%00", "::"})
    void other_text_finds_nothing(String text) {
        assertThat(Search.of(SITE, text).nothing()).isTrue();
    }

    @Test
    void a_slip_of_the_finger_is_understood() {
        assertThat(new Names(SITE).like("rce-02", true, 3)).contains("rec-02.site.example");
        assertThat(new Names(SITE).like("something else", true, 3)).isEqualTo(List.of());
    }
}
