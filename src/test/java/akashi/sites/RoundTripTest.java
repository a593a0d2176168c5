package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.site.ClientKind;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.WindowsGeneration;
import akashi.core.text.CellText;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
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
                arguments("right to left", "שער \u202E evil"),
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
