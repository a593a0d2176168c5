package akashi.sites;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a file would make of a site. */
class ComparisonTest {

    private static final String HEAD = "computer,role,name,domain,addresses";
    private final SiteSnapshot site = Csv.founded(
            Csv.read(HEAD, "mgmt-01,MANAGEMENT,M,example.com,10.0.0.1", "rec-01,RECORDING,One,example.com,10.0.0.2"));

    private Difference difference(boolean removing, String... lines) {
        return Comparison.of(site, Csv.read(lines), removing, Csv.NOW, "admin");
    }

    @Test
    void the_same_file_again_changes_nothing() {
        Difference difference = difference(
                true, HEAD, "mgmt-01,MANAGEMENT,M,example.com,10.0.0.1", "rec-01,RECORDING,One,example.com,10.0.0.2");
        assertThat(difference.empty(true)).isTrue();
        assertThat(difference.unchanged()).isEqualTo(2);
    }

    @Test
    void a_changed_field_is_told_with_before_and_after() {
        Difference difference = difference(false, HEAD, "rec-01,RECORDING,One,example.com,10.0.0.7");
        assertThat(difference.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.fields())
                        .containsExactly(new FieldChange("addresses", "10.0.0.2", "10.0.0.7")));
        assertThat(difference.missing()).extracting(Computer::shortLabel).containsExactly("mgmt-01");
    }

    @Test
    void what_the_file_has_no_column_for_stays() {
        Difference difference = difference(false, "computer,role", "rec-01,RECORDING");
        assertThat(difference.empty(false)).isTrue();
    }

    @Test
    void a_bad_row_does_not_make_its_computer_missing() {
        Difference difference = difference(
                true, HEAD, "mgmt-01,MANAGEMENT,M,example.com,10.0.0.1", "rec-01,RECORDING,One,example.com,10.0.0.999");
        assertThat(difference.missing()).isEmpty();
    }

    @Test
    void a_second_management_server_is_refused_unless_the_first_goes() {
        String[] file = {HEAD, "mgmt-02,MANAGEMENT,M,example.com,", "rec-01,RECORDING,One,example.com,10.0.0.2"};
        assertThat(difference(false, file).blocked()).isTrue();
        assertThat(difference(true, file).blocked()).isFalse();
    }

    @Test
    void a_list_of_recorders_leaves_everything_else_alone() {
        Difference difference = difference(true, "Name,HostName,WebServerUri,Enabled", "One,rec-01,,False");
        assertThat(difference.missing()).isEmpty();
        assertThat(difference.changed()).singleElement().satisfies(change -> {
            assertThat(change.after().presence().state()).isEqualTo(Presence.State.OUT_OF_SERVICE);
            assertThat(change.after().addresses()).hasSize(1);
        });
    }

    @Test
    void a_group_that_uses_an_unknown_computer_is_a_problem_of_its_row() {
        Difference difference =
                difference(false, "computer,role,name,serves", ",DLNA,Hall,rec-01 rec-77", ",DLNA,Lobby,rec-01");
        assertThat(difference.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(2);
            assertThat(problem.value()).isEqualTo("rec-77");
        });
        assertThat(difference.groupsAdded()).extracting(g -> g.name()).containsExactly("Lobby");
    }

    @Test
    void a_name_that_was_retired_is_warned_of_where_a_file_brings_it_again() {
        List<Computer> retired = site.computers().stream()
                .map(it -> it.shortLabel().equals("rec-01")
                        ? it.but()
                                .presence(new Presence(Presence.State.RETIRED, Csv.NOW, Optional.empty(), "", "admin"))
                                .copy()
                        : it)
                .toList();
        Difference difference = Comparison.of(
                Csv.site(retired), Csv.read(HEAD, "rec-01,RECORDING,One,example.com,10.0.0.2"), false, Csv.NOW, "b");
        assertThat(difference.added()).extracting(Computer::shortLabel).containsExactly("rec-01");
        assertThat(difference.warnings())
                .extracting(RowWarning::what)
                .containsExactly(Message.of("sites.csv.was-retired", "rec-01.example.com"));
    }

    @Test
    void a_computer_known_by_its_address_gets_its_name() {
        SiteSnapshot nameless = Csv.founded(Csv.read("computer,role", "10.0.0.5,RECORDING"));
        Difference difference = Comparison.of(
                nameless, Csv.read("computer,role,addresses", "rec-05,RECORDING,10.0.0.5"), false, Csv.NOW, "admin");
        assertThat(difference.added()).isEmpty();
        assertThat(difference.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.after().label()).isEqualTo("rec-05.example.com"));
    }

    @Test
    void unknown_columns_are_added_to_the_notes_that_are_there() {
        SiteSnapshot noted = Csv.founded(Csv.read("computer,role,notes", "rec-01,RECORDING,ours"));
        Difference difference =
                Comparison.of(noted, Csv.read("computer,role,Rack", "rec-01,RECORDING,B7"), false, Csv.NOW, "admin");
        assertThat(difference.changed())
                .singleElement()
                .satisfies(change -> assertThat(change.after().notes()).isEqualTo("ours\nRack: B7"));
    }

    @Test
    void a_list_of_some_roles_leaves_all_others_as_they_are() {
        String head = "computer,role,name,registered_as,service_account,in_service";
        SiteSnapshot known = Csv.founded(Csv.read(
                head,
                "mgmt-01,MANAGEMENT,M,vms.example.com,DOM\\svc,true",
                "mgmt-01,LPR,Plates,,,",
                "rec-01,RECORDING,One,,,true",
                "lpr-01,LPR,Gate,,,true",
                "rec-02,RECORDING,Two,,,true"));
        Inventory list = Csv.read(
                "#ROLES MANAGEMENT RECORDING", head, "mgmt-01,MANAGEMENT,Head,,,true", "rec-01,RECORDING,One,,,false");

        Difference difference = Comparison.of(known, list, true, Csv.NOW, "admin");

        assertThat(difference.missing()).extracting(Computer::shortLabel).containsExactly("rec-02");
        assertThat(difference.changed())
                .flatExtracting(Difference.ComputerChange::fields)
                .extracting(FieldChange::field)
                .hasSize(2);
        assertThat(difference.changed().get(0).after().servers())
                .extracting(server -> server.role().name())
                .containsExactly("MANAGEMENT", "LPR");
        assertThat(difference.changed().get(0).after().registeredAs()).isPresent();
    }

    @Test
    void a_list_of_roles_that_do_not_exist_is_no_list() {
        assertThatThrownBy(() -> Csv.read("#ROLES RECORDING KITCHEN", "computer,role", "rec-01,RECORDING"))
                .isInstanceOf(Fault.BadInput.class);
    }
}
