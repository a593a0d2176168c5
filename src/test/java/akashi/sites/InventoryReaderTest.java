package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.Ports;
import akashi.core.site.Role;
import akashi.core.site.Slot;
import akashi.core.site.WindowsGeneration;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reader makes of inventory files, good and bad. */
class InventoryReaderTest {

    private static final String HEAD = "computer,role,name,domain";

    static Stream<Arguments> badRows() {
        return Stream.of(
                arguments("spaces in a host name", "rec 01,RECORDING,,", "computer", "host-name.characters"),
                arguments("a name over 253 characters", "a.".repeat(130) + "a,LOG,,", "computer", "host-name.too-long"),
                arguments("an international name", "録画01,RECORDING,,", "computer", "host-name.not-ascii"),
                arguments("markup for a name", "<script>alert(1)</script>,LOG,,", "computer", "host-name.characters"),
                arguments("a formula for a name", "=cmd|' /C calc'!A0,LOG,,", "computer", "host-name.characters"),
                arguments("a name that ends with a hyphen", "rec-,LOG,,", "computer", "host-name.characters"),
                arguments("no computer and no address", ",RECORDING,,", "computer", "sites.csv.computer-missing"),
                arguments("no role", "rec-01,,,", "role", "sites.csv.role-missing"),
                arguments("an unknown role", "rec-01,RECORDER,,", "role", "sites.csv.role"),
                arguments("a client on a computer", "rec-01,DLNA,,", "computer", "sites.csv.group-on-computer"),
                arguments("a domain with a space", "rec-01,LOG,,ex ample", "domain", "host-name.characters"),
                arguments("a name with a control character", "rec-01,LOG,a\u0007b,", "name", "sites.csv.control"),
                arguments("a name that turns round", "rec-01,LOG,a\u202Eb,", "name", "sites.csv.control"),
                arguments(
                        "a name that is too long", "rec-01,LOG," + "n".repeat(201) + ",", "name", "sites.csv.too-long"),
                arguments("more cells than columns", "rec-01,LOG,a,b,c", "", "sites.csv.too-many-cells"));
    }

    @ParameterizedTest(name = "{0} is refused with its line, column and reason")
    @MethodSource("badRows")
    void a_bad_row(String what, String row, String column, String reason) {
        Inventory file = Csv.read(HEAD, "mgmt-01,MANAGEMENT,,", row);
        assertThat(file.badRows()).isEqualTo(1);
        assertThat(file.computers()).hasSize(1);
        assertThat(file.problems()).first().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.reason().key()).isEqualTo(reason);
        });
    }

    static Stream<Arguments> badCells() {
        return Stream.of(
                arguments("a port without a number", "ports", "SERVER", "sites.csv.port"),
                arguments("a port beyond the last one", "ports", "SERVER=70000", "sites.csv.port-range"),
                arguments("a slot the role has not", "ports", "MOBILE=1", "sites.csv.port-slot"),
                arguments("an address that is none", "addresses", "10.0.0.300", "address.invalid"),
                arguments("an alias that is none", "aliases", "a b!c", "host-name.characters"),
                arguments("a version that is none", "version", "new", "vms-version.invalid"),
                arguments("an account that is none", "service_account", "a|b", "service-account.invalid"),
                arguments("a truth that is none", "in_service", "maybe", "sites.csv.truth"));
    }

    @ParameterizedTest(name = "{0} is refused")
    @MethodSource("badCells")
    void a_bad_cell(String what, String column, String value, String reason) {
        Inventory file = Csv.read("computer,role," + column, "rec-01,RECORDING," + value);
        assertThat(file.problems()).first().satisfies(problem -> {
            assertThat(problem.column()).isEqualTo(column);
            assertThat(problem.reason().key()).isEqualTo(reason);
        });
    }

    static Stream<Arguments> badFiles() {
        return Stream.of(
                arguments("nothing", new byte[0], "sites.csv.empty"),
                arguments("a picture", new byte[] {(byte) 0x89, 'P', 'N', 'G', 0, 0}, "sites.csv.no-text"),
                arguments("the wrong columns", Csv.bytes("host,kind", "a,b"), "sites.csv.columns-missing"),
                arguments("a column twice", Csv.bytes("computer,role,Role", "a,b,c"), "sites.csv.column-twice"),
                arguments("an open quotation mark", Csv.bytes(HEAD, "a,LOG,\"x,"), "sites.csv.quotes"),
                arguments("more than 20 MB", new byte[CsvText.LARGEST + 1], "sites.csv.too-large"));
    }

    @ParameterizedTest(name = "a file with {0} is refused")
    @MethodSource("badFiles")
    void a_bad_file(String what, byte[] bytes, String reason) {
        assertThatThrownBy(() -> SiteImport.read(bytes, Csv.DOMAIN))
                .isInstanceOfSatisfying(
                        Fault.BadInput.class,
                        fault -> assertThat(fault.errors().get(0).message().key())
                                .isEqualTo(reason));
    }

    static Stream<Arguments> encodings() {
        Charset windows = Charset.forName("windows-31j");
        return Stream.of(
                arguments(Encoding.UTF_8, "", StandardCharsets.UTF_8),
                arguments(Encoding.UTF_8_BOM, "\ufeff", StandardCharsets.UTF_8),
                arguments(Encoding.UTF_16, "\ufeff", StandardCharsets.UTF_16LE),
                arguments(Encoding.WINDOWS_31J, "", windows));
    }

    @ParameterizedTest(name = "{0} is read")
    @MethodSource("encodings")
    void an_encoding(Encoding encoding, String mark, Charset charset) {
        String text = mark + "COMPUTER;Role;name\r\nrec-01;recording;①録画サーバー髙\r\n";
        Inventory file = SiteImport.read(text.getBytes(charset), Csv.DOMAIN);
        assertThat(file.encoding()).isEqualTo(encoding);
        assertThat(file.computers().get(0).servers().get(0).name()).isEqualTo("①録画サーバー髙");
    }

    @Test
    void columns_come_in_any_order_and_unknown_ones_become_notes() {
        Inventory file = Csv.read("Rack,ROLE,notes,Computer", "B7,LOG,ours,log-01");
        assertThat(file.computers().get(0).notes()).isEqualTo("ours\nRack: B7");
        assertThat(file.warnings()).extracting(w -> w.what().key()).containsExactly("sites.csv.unknown-columns");
    }

    @Test
    void several_rows_make_one_computer() {
        Inventory file = Csv.read(
                "computer,role,domain,windows,addresses,ports",
                "MGMT-01,MANAGEMENT,example.com,Windows Server 2019 Standard,10.0.0.1 fd00::1,",
                "mgmt-01.example.com,EVENT,example.com,,,SERVER=9001");
        assertThat(file.clean()).isTrue();
        assertThat(file.computers()).singleElement().satisfies(computer -> {
            assertThat(computer.label()).isEqualTo("mgmt-01.example.com");
            assertThat(computer.windows()).isEqualTo(WindowsGeneration.SERVER_2019);
            assertThat(computer.addresses()).hasSize(2);
            assertThat(computer.servers()).extracting(s -> s.role()).containsExactly(Role.MANAGEMENT, Role.EVENT);
            assertThat(computer.servers().get(1).ports()).isEqualTo(Ports.of(Map.of(Slot.SERVER, 9001)));
        });
    }

    @Test
    void an_exact_repeat_is_taken_once_and_said() {
        Inventory file = Csv.read(HEAD, "rec-01,RECORDING,One,", "REC-01,RECORDING,One,");
        assertThat(file.computers()).hasSize(1);
        assertThat(file.warnings()).extracting(w -> w.what().key()).contains("sites.csv.repeated");
    }

    @Test
    void the_same_computer_with_other_data_is_refused() {
        Inventory file = Csv.read(
                "computer,role,addresses", "rec-01,RECORDING,10.0.0.1", "rec-01,RECORDING,10.0.0.2", "rec-01,LOG,");
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.column()).isEqualTo("addresses");
        });
    }

    @Test
    void a_second_management_server_is_refused() {
        Inventory file = Csv.read(HEAD, "a,MANAGEMENT,,", "b,MANAGEMENT,,");
        assertThat(file.problems()).extracting(p -> p.reason().key()).containsExactly("sites.csv.one-management");
    }

    @Test
    void an_underscore_is_taken_with_a_warning() {
        Inventory file = Csv.read(HEAD, "rec_01,RECORDING,,");
        assertThat(file.clean()).isTrue();
        assertThat(file.warnings()).extracting(w -> w.what().key()).contains("sites.csv.underscore");
    }

    @Test
    void an_address_in_place_of_a_name_is_an_address() {
        Inventory file = Csv.read(HEAD, "10.1.2.3,RECORDING,,");
        assertThat(file.computers()).singleElement().satisfies(computer -> {
            assertThat(computer.nameMissing()).isTrue();
            assertThat(computer.label()).isEqualTo("10.1.2.3");
        });
        assertThat(file.warnings()).extracting(w -> w.what().key()).contains("sites.csv.name-missing");
    }

    @Test
    void an_empty_domain_is_a_workgroup_and_a_missing_column_the_domain_of_the_site() {
        assertThat(Csv.read(HEAD, "rec-01,LOG,,").computers().get(0).domain()).isEmpty();
        assertThat(Csv.read("computer,role", "rec-01,LOG").computers().get(0).domain())
                .isEqualTo(Csv.DOMAIN);
    }

    @Test
    void the_export_of_the_vms_gives_recording_servers() {
        Inventory file = Csv.read(
                "#TYPE VideoOS.Platform.ConfigurationItems.RecordingServer",
                "\"Name\",\"HostName\",\"WebServerUri\",\"Enabled\",\"Id\"",
                "\"Lobby\",\"REC-01\",\"http://rec-01:7563/\",\"True\",\"7f\"",
                "\"Park\",\"rec-02.example.com\",\"https://video.example.com:17563/\",\"False\",\"8f\"",
                "\"Gate\",\"10.0.0.9\",\"http://10.0.0.9:7563/\",\"True\",\"9f\"");
        assertThat(file.lists()).containsExactly(Role.RECORDING);
        Computer first = file.computers().get(0);
        assertThat(first.label()).isEqualTo("rec-01.example.com");
        assertThat(first.servers().get(0).ports()).isEqualTo(Ports.USUAL);
        Computer second = file.computers().get(1);
        assertThat(second.inService()).isFalse();
        assertThat(second.registeredAs().map(Object::toString)).isEqualTo(Optional.of("video.example.com"));
        assertThat(second.servers().get(0).ports()).isEqualTo(Ports.of(Map.of(Slot.STREAMING, 17563)));
        assertThat(file.computers().get(2).nameMissing()).isTrue();
        assertThat(file.warnings()).extracting(w -> w.what().key()).contains("sites.csv.unknown-columns");
    }

    @Test
    void fifty_thousand_rows_are_read_and_more_than_sixty_thousand_refused() {
        assertThat(SiteImport.read(many(50_000), Csv.DOMAIN).computers()).hasSize(50_000);
        assertThatThrownBy(() -> SiteImport.read(many(60_001), Csv.DOMAIN))
                .isInstanceOf(Fault.BadInput.class)
                .hasMessageContaining("too-many-rows");
    }

    static byte[] many(int rows) {
        StringBuilder text = new StringBuilder(HEAD + "\n");
        IntStream.range(0, rows).forEach(i -> text.append("rec-" + i + ",RECORDING,Recorder " + i + ",example.com\n"));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void client_groups_have_counts_and_servers() {
        Inventory file = Csv.read(
                "computer,role,name,count,serves", ",SMART_CLIENT,Control room,24,rec-01 rec-02", ",WEB_CLIENT,,,");
        assertThat(file.groups()).extracting(g -> g.group().count()).containsExactly(24, 1);
        assertThat(file.groups().get(0).serves()).containsExactly("rec-01", "rec-02");
        assertThat(file.groups().get(1).group().name()).isEqualTo("XProtect Web Client");
    }

    @Test
    void client_groups_say_in_which_networks_they_are() {
        Inventory file = Csv.read(
                "computer,role,name,addresses",
                ",SMART_CLIENT,Control room,10.30.0.0/16 2001:db8:5::/64",
                ",DLNA,Foyer,10.30.0.0/99");
        assertThat(file.groups().get(0).group().networks())
                .extracting(Object::toString)
                .containsExactly("10.30.0.0/16", "2001:db8:5:0:0:0:0:0/64");
        assertThat(file.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.value()).isEqualTo("10.30.0.0/99");
        });
    }
}
