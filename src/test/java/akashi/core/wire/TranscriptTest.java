package akashi.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TranscriptTest {

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("nothing at all", "", 0),
                arguments("half a header", "1603", 1),
                arguments("a record shorter than it says", "160303ffff01", 1),
                arguments("a record of no known kind", "630303000100", 1),
                arguments("a message longer than its record goes on", "1603030005010000ff03", 1),
                arguments("a hello that ends in its random", "160303000a010000060303aabbccdd", 1),
                arguments("an alert of one byte", "150303000102", 1),
                arguments("an empty record", "1603030000", 1),
                arguments("text", HexFormat.of().formatHex("GET / HTTP/1.1\r\n".getBytes()), 1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void what_cannot_be_read_is_shown_as_such(String sentence, String hex, int records) {
        Transcript transcript =
                Transcript.of(List.of(new Flight(Side.CLIENT, HexFormat.of().parseHex(hex))));
        assertThat(transcript.records()).hasSize(records);
        assertThat(transcript.version()).isEmpty();
        assertThat(transcript.records()).allMatch(record -> !record.dump().isEmpty());
        assertThat(covered(transcript)).isTrue();
    }

    @Test
    void an_alert_is_told_in_words() {
        Transcript transcript =
                Transcript.of(List.of(new Flight(Side.SERVER, HexFormat.of().parseHex("15030300020228"))));
        assertThat(transcript.alert()).map(Alert::name).contains("handshake_failure");
        assertThat(transcript.records().get(0).messages().get(0).hex(field(transcript, 1)))
                .isEqualTo("28");
        assertThat(transcript.records().get(0).messages().get(0).offset(field(transcript, 1)))
                .isEqualTo("0006");
    }

    @Test
    void a_message_in_two_records_is_put_together() {
        Transcript transcript = Transcript.of(
                List.of(new Flight(Side.SERVER, HexFormat.of().parseHex("16030300020e00" + "16030300020000"))));
        assertThat(transcript.records().get(0).names()).containsExactly("…");
        assertThat(transcript.records().get(1).names()).containsExactly("ServerHelloDone");
    }

    @Test
    void words_of_java_name_an_alert() {
        assertThat(Alert.namedIn("SSLHandshakeException: Received fatal alert: unknown_ca"))
                .map(Alert::code)
                .contains(48);
        assertThat(Alert.namedIn("no alert")).isEmpty();
    }

    @Test
    void a_flipped_byte_never_breaks_the_reader() {
        Random random = new Random(5);
        byte[] hello =
                HexFormat.of().parseHex("16030300310100002d0303" + "ab".repeat(32) + "000002c02b0100000200170000");
        for (int round = 0; round < 5_000; round++) {
            byte[] changed = hello.clone();
            for (int i = 0; i < 1 + round % 4; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            Side from = Side.values()[round % 2];
            assertThat(covered(Transcript.of(List.of(new Flight(from, changed)))))
                    .isTrue();
        }
    }

    /** Whether no field lies outside of what it belongs to. */
    private static boolean covered(Transcript transcript) {
        return transcript.records().stream()
                .flatMap(record -> Stream.concat(Stream.of(record.envelope()), record.messages().stream()))
                .allMatch(message -> message.fields().stream()
                        .allMatch(f -> f.at() >= 0 && f.at() + f.length() <= message.bytes().length));
    }

    private static Field field(Transcript transcript, int number) {
        return transcript.records().get(0).messages().get(0).fields().get(number);
    }
}
