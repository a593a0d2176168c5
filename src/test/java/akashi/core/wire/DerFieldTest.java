package akashi.core.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.HexFormat;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DerFieldTest {

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("a small number", "020105", "INTEGER", "5"),
                arguments("a negative number", "0201ff", "INTEGER", "-1"),
                arguments("true", "0101ff", "BOOLEAN", "TRUE"),
                arguments("a name", "0c03e5ae88", "UTF8String", "守"),
                arguments("a time", "170d3237303330313039303030305a", "UTCTime", "2027-03-01 09:00:00 UTC"),
                arguments("an object", "0603550403", "OBJECT IDENTIFIER", "commonName (2.5.4.3)"),
                arguments(
                        "an object with a number of 128 bits",
                        "06146983f09da7ebcfdee0c7a1a7b2c0948cc8f9d776",
                        "OBJECT IDENTIFIER",
                        "2.25.329800735698586629295641978511506172918"),
                arguments("an object whose number never ends", "0664" + "ff".repeat(100), "OBJECT IDENTIFIER", "…"),
                arguments("an address", "87040a000005", "[7]", "10.0.0.5"),
                arguments("a DNS name", "82067265632d3031", "[2]", "rec-01"),
                arguments("a name with a line break in it", "0c03610a62", "UTF8String", "a\uFFFDb"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("values")
    void a_value_says_what_it_is(String sentence, String hex, String tag, String value) {
        DerField field = DerField.certificate(HexFormat.of().parseHex(hex));
        assertThat(field.tag()).isEqualTo(tag);
        assertThat(field.value()).isEqualTo(value);
    }

    static Stream<Arguments> malformed() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("a tag alone", "30"),
                arguments("a length beyond the end", "30050201"),
                arguments("a length without an end", "3080020105"),
                arguments("a length of many bytes", "3084ffffffff"),
                arguments("two values where one is expected", "020105020106"),
                arguments("a tag of several bytes", "1f8101"),
                arguments("values as deep as nobody needs", deep(40)),
                arguments("an inner value longer than what holds it", "3003020905"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("malformed")
    void what_cannot_be_read_is_one_field_of_bytes(String sentence, String hex) {
        DerField field = DerField.certificate(HexFormat.of().parseHex(hex));
        assertThat(field.tag()).isEqualTo("?");
        assertThat(field.inner()).isEmpty();
    }

    @Test
    void more_values_than_a_certificate_has_are_not_read() {
        assertThat(DerField.certificate(HexFormat.of().parseHex("30821770" + "0500".repeat(3_000)))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void changed_bytes_never_break_the_reader() {
        byte[] good = HexFormat.of().parseHex("30153013060355040a0c0c547261696e696e6720e6bc94");
        Random random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            byte[] changed = good.clone();
            for (int i = 0; i <= round % 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }
            assertThat(inside(DerField.certificate(changed), changed.length)).isTrue();
        }
    }

    private static boolean inside(DerField field, int end) {
        int last = field.at() + field.header() + field.length();
        return last <= end && field.inner().stream().allMatch(inner -> inside(inner, last));
    }

    private static String deep(int levels) {
        String hex = "0500";
        for (int i = 0; i < levels; i++) {
            hex = "30%02x".formatted(hex.length() / 2) + hex;
        }
        return hex;
    }
}
