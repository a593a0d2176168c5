package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.ClientKind;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SampleCertificates;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.CellText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What leaves the portal comes back the same. */
class RoundTripTest {

    static Stream<Arguments> names() {
        return Stream.of(
                arguments("markup", "<script>alert('x')</script>"),
                arguments("quotation marks", "the \"old\" one, in 'B'"),
                arguments("an emoji", "Gate 🚧👩‍🔧"),
                arguments("right to left", "שער evil"),
                arguments("a formula", "=HYPERLINK(\"http://x\",\"y\")"),
                arguments("a plus, a minus and an at sign", "+1"),
                arguments("a text that begins with an apostrophe", "'=1"),
                arguments("a plain apostrophe", "'tis"),
                arguments("a semicolon", "a;b"));
    }

    @ParameterizedTest(name = "a name with {0} comes back the same")
    @MethodSource("names")
    void a_hostile_name(String what, String name) {
        String cell = '"' + CellText.written(name).replace("\"", "\"\"") + '"';
        SiteSnapshot site = Csv.founded(Csv.read(
                "computer,role,name,notes", "rec-01,RECORDING," + cell + "," + cell, ",DLNA," + cell + "," + cell));
        assertThat(site.computers().get(0).servers().get(0).name()).isEqualTo(name);
        assertSame(site);
    }

    @ParameterizedTest(name = "a name with {0} is no formula in a spreadsheet")
    @MethodSource("names")
    void no_formula_leaves(String what, String name) {
        assertThat(CellText.written(name)).doesNotContainPattern("\\A[=+\\-@]");
    }

    @Test
    void the_networks_of_clients_come_back_the_same() {
        assertSame(Csv.founded(Csv.read(
                "computer,role,name,addresses",
                "rec-01,RECORDING,One,10.0.0.1",
                ",DLNA,Foyer,10.30.0.0/16 10.31.5.0/24")));
    }

    @Test
    void the_sample_site_comes_back_the_same() {
        Inventory sample = SampleSite.inventory();
        assertThat(sample.problems()).isEmpty();
        assertThat(sample.warnings()).isEmpty();
        assertSame(Csv.founded(sample));
    }

    @Test
    void the_sample_site_looks_like_a_real_one() {
        SiteSnapshot site = Csv.founded(SampleSite.inventory());
        assertThat(site.computers().stream().filter(c -> c.has(Role.RECORDING))).hasSize(12);
        assertThat(site.computers().stream().filter(c -> c.has(Role.FAILOVER_RECORDING)))
                .hasSize(2);
        assertThat(site.management().orElseThrow().servers()).hasSize(3);
        Set<ClientKind> kinds = site.clientGroups().stream().map(g -> g.kind()).collect(Collectors.toSet());
        assertThat(kinds).containsExactlyInAnyOrder(ClientKind.values());
        assertThat(site.computers()).extracting(c -> c.windows()).contains(WindowsGeneration.SERVER_2016);
        assertThat(site.computers().stream().filter(c -> !c.inService())).hasSize(1);
        assertThat(site.computers().stream().filter(c -> c.fqdn().orElseThrow().isShort()))
                .hasSize(1);
    }

    @Test
    void what_a_file_cannot_hold_stays_as_it_is() {
        Computer.Alias old =
                new Computer.Alias(new HostName("old-01.site.example"), Optional.of(LocalDate.of(2026, 1, 31)));
        SiteSnapshot site = Sites.withRecorders(3)
                .change("rec-01", it -> SampleCertificates.called(it, List.of(old)))
                .generation("rec-02", 2)
                .presence("rec-03", Presence.State.RETIRED)
                .snapshot();
        byte[] bytes = new InventoryFile(site).bytes();
        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("old-01.site.example")
                .doesNotContain("rec-03", "2026-01-31");
        Difference difference = Comparison.of(site, SiteImport.read(bytes, Optional.empty()), true, Csv.NOW, "admin");
        assertThat(difference.empty(true))
                .as("nothing is added, changed or removed")
                .isTrue();
    }

    @Test
    void a_change_by_a_file_keeps_the_day_of_an_old_name() {
        Computer.Alias old =
                new Computer.Alias(new HostName("old-01.site.example"), Optional.of(LocalDate.of(2026, 1, 31)));
        SiteSnapshot site = Sites.withRecorders(1)
                .change("rec-01", it -> SampleCertificates.called(it, List.of(old)))
                .snapshot();
        String file = new String(new InventoryFile(site).bytes(), StandardCharsets.UTF_8)
                .replace("rec-01,RECORDING,rec-01", "rec-01,RECORDING,North hall");
        Difference difference = Comparison.of(
                site, SiteImport.read(file.getBytes(StandardCharsets.UTF_8), Optional.empty()), true, Csv.NOW, "admin");
        assertThat(difference.changed()).hasSize(1);
        assertThat(difference.changed().get(0).after().aliases()).containsExactly(old);
    }

    private static void assertSame(SiteSnapshot site) {
        byte[] bytes = new InventoryFile(site).bytes();
        Difference difference = Comparison.of(site, SiteImport.read(bytes, Csv.DOMAIN), true, Csv.NOW, "admin");
        assertThat(difference.changed())
                .as(new String(bytes, StandardCharsets.UTF_8))
                .isEmpty();
        assertThat(difference.empty(true)).isTrue();
        assertThat(difference.problems()).isEmpty();
    }

    @Test
    void the_file_is_named_after_the_site_and_the_day() {
        assertThat(new InventoryFile(Csv.empty()).fileName(LocalDate.of(2027, 3, 1)))
                .isEqualTo("Harbour_2027-03-01.csv");
    }
}
