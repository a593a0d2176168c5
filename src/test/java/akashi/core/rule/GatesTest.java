package akashi.core.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Refusal;
import akashi.core.plan.Pairing;
import akashi.core.site.Authority;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.ClientKind;
import akashi.core.site.Fact;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GatesTest {

    static Stream<Arguments> wishes() {
        return Stream.of(
                arguments(
                        "a recorder alone cannot be turned on", plain(), on("rec-01"), List.of("rec-01.site.example")),
                arguments(
                        "the management server alone cannot be turned on",
                        plain(),
                        on("mgmt-01"),
                        List.of("rec-01.site.example", "rec-02.site.example")),
                arguments("all together can", plain(), on("mgmt-01", "rec-01", "rec-02"), List.of()),
                arguments("one alone cannot be turned off", wanted(), off("rec-02"), List.of("rec-02.site.example")),
                arguments("all together can be turned off", wanted(), off("mgmt-01", "rec-01", "rec-02"), List.of()),
                arguments(
                        "a mixed site may become less mixed",
                        plain().want("mgmt-01", Slot.SERVER),
                        on("rec-01"),
                        List.of()),
                arguments(
                        "a mixed site may not become more mixed",
                        plain().want("mgmt-01", Slot.SERVER).want("rec-01", Slot.SERVER),
                        off("rec-01"),
                        List.of("rec-01.site.example", "rec-02.site.example")),
                arguments(
                        "a computer out of service does not count",
                        plain().presence("rec-02", Presence.State.OUT_OF_SERVICE),
                        on("mgmt-01", "rec-01"),
                        List.of()),
                arguments(
                        "a joining computer counts in what is wanted",
                        plain().presence("rec-02", Presence.State.JOINING),
                        on("mgmt-01", "rec-01"),
                        List.of("rec-02.site.example")),
                arguments("streaming is not paired", plain(), streaming("rec-01"), List.of()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wishes")
    void want_keeps_the_pair_equal(String sentence, Sites sites, List<Turn> turns, List<String> involved) {
        List<Refusal> refusals = Gates.want(sites.snapshot(), turns);
        assertThat(refusals).flatExtracting(Refusal::involved).containsExactlyElementsOf(involved);
        assertThat(refusals).allSatisfy(refusal -> {
            assertThat(refusal.rule()).isEqualTo("PAIRED");
            assertThat(refusal.clauses()).isNotEmpty();
        });
    }

    @Test
    void completing_the_pair_turns_everyone_the_same_way() {
        SiteSnapshot site = plain().snapshot();
        List<Turn> completed = Pairing.completed(site, on("rec-01"));
        assertThat(completed).hasSize(3).allMatch(Turn::on);
        assertThat(Gates.want(site, completed)).isEmpty();
    }

    static Stream<Arguments> journeys() {
        return Stream.of(
                arguments(
                        "ready: nothing holds it up",
                        wanted().withAuthority().issueAll().ready(),
                        Set.of(),
                        Set.of()),
                arguments(
                        "no certificates: broken, nothing can be acknowledged away",
                        wanted().withAuthority(),
                        Set.of(Rule.INSTALLED, Rule.TRUSTED, Rule.VALID, Rule.NAMED, Rule.KEY_READABLE),
                        Set.of(Rule.INSTALLED, Rule.VALID, Rule.NAMED)),
                arguments(
                        "issued, nothing told: open, may be acknowledged",
                        wanted().withAuthority().issueAll(),
                        Set.of(Rule.INSTALLED, Rule.TRUSTED, Rule.KEY_READABLE),
                        Set.of()),
                arguments(
                        "a failover without certificate holds up the pair",
                        Sites.withRecorders(1)
                                .computer("fo-01", Role.FAILOVER_RECORDING)
                                .withAuthority()
                                .wantAll(Slot.SERVER)
                                .issue("mgmt-01", c -> c)
                                .issue("rec-01", c -> c)
                                .ready(),
                        Set.of(Rule.INSTALLED, Rule.VALID, Rule.NAMED, Rule.KEY_READABLE),
                        Set.of(Rule.INSTALLED, Rule.VALID, Rule.NAMED)),
                arguments(
                        "a recorder that distrusts the CA refuses",
                        wanted().withAuthority().issueAll().ready().trusted("rec-01", false),
                        Set.of(Rule.TRUSTED),
                        Set.of(Rule.TRUSTED)),
                arguments(
                        "clients of whom some trust are counted and never refuse",
                        wanted().withAuthority().issueAll().ready().trusted(ClientKind.SMART_CLIENT, 4),
                        Set.of(),
                        Set.of()),
                arguments(
                        "clients that are known not to trust ask for a word",
                        wanted().withAuthority().issueAll().ready().trusted(ClientKind.SMART_CLIENT, 0),
                        Set.of(Rule.LOGIN_TRUST),
                        Set.of()),
                arguments(
                        "an unreadable key refuses",
                        wanted().withAuthority()
                                .issueAll()
                                .ready()
                                .tell(Fact.KEY_READABLE, "rec-02", Slot.SERVER, false),
                        Set.of(Rule.KEY_READABLE),
                        Set.of(Rule.KEY_READABLE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("journeys")
    void go_refuses_what_is_broken_and_asks_about_what_is_open(
            String sentence, Sites sites, Set<Rule> unacknowledged, Set<Rule> acknowledged) {
        SiteSnapshot site = sites.snapshot();
        List<Turn> turns = turnsOn(site);
        assertThat(rules(Gates.go(site, turns, Set.of(), Sites.NOW))).isEqualTo(unacknowledged);
        assertThat(rules(Gates.go(site, turns, Set.of(Rule.values()), Sites.NOW)))
                .isEqualTo(acknowledged);
    }

    @Test
    void turning_off_is_never_held_up_by_certificates() {
        assertThat(Gates.go(wanted().snapshot(), off("mgmt-01", "rec-01", "rec-02"), Set.of(), Sites.NOW))
                .isEmpty();
    }

    @Test
    void certificates_are_issued_only_for_what_is_planned_on_an_equal_pair() {
        Authority root = Sites.authority(Sites.ROOT, "CA", Authority.Kind.SITE);
        SiteSnapshot planned = wanted().withAuthority().snapshot();
        SiteSnapshot unplanned = plain().withAuthority().snapshot();
        SiteSnapshot mixed = plain().withAuthority().want("rec-01", Slot.SERVER).snapshot();
        assertThat(issue(planned, root)).isEmpty();
        assertThat(issue(unplanned, root)).containsExactly(Rule.PLANNED_FIRST);
        assertThat(issue(mixed, root)).containsExactly(Rule.PLANNED_FIRST);
    }

    @Test
    void a_told_rule_speaks_of_what_is_lost() {
        SiteSnapshot site = Sites.withRecorders(1)
                .computer("mob-01", Role.MOBILE)
                .encrypted()
                .snapshot();
        List<Turn> turns = List.of(new Turn(Sites.id("computer mob-01"), Slot.MOBILE, false));
        assertThat(Checks.of(site, turns, Sites.NOW)).extracting(Check::rule).contains(Rule.PUSH_TO_TALK, Rule.RESTART);
    }

    @Test
    void where_there_is_no_authority_the_next_step_is_to_make_one() {
        List<Turn> turns = on("mgmt-01", "rec-01", "rec-02");
        assertThat(trustMend(plain().snapshot(), turns)).isEqualTo("/authorities/new");
        assertThat(trustMend(plain().withAuthority().snapshot(), turns)).isEqualTo("/facts?fact=CA_TRUSTED");
    }

    private static String trustMend(SiteSnapshot site, List<Turn> turns) {
        return Checks.of(site, turns, Sites.NOW).stream()
                .filter(check -> check.rule() == Rule.TRUSTED)
                .findFirst()
                .orElseThrow()
                .mend()
                .path();
    }

    private static Set<Rule> issue(SiteSnapshot site, Authority root) {
        return rules(
                Gates.issue(site, site.computerCalled("rec-01").orElseThrow(), Set.of(Slot.SERVER), root, Sites.NOW));
    }

    private static Set<Rule> rules(List<Refusal> refusals) {
        return refusals.stream().map(r -> Rule.valueOf(r.rule())).collect(java.util.stream.Collectors.toSet());
    }

    private static Sites plain() {
        return Sites.withRecorders(2);
    }

    private static Sites wanted() {
        return plain().wantAll(Slot.SERVER);
    }

    private static List<Turn> turnsOn(SiteSnapshot site) {
        return site.data().wantedOn().stream()
                .map(id -> new Turn(id.computerId(), id.slot(), true))
                .toList();
    }

    private static List<Turn> on(String... hosts) {
        return turns(Slot.SERVER, true, hosts);
    }

    private static List<Turn> off(String... hosts) {
        return turns(Slot.SERVER, false, hosts);
    }

    private static List<Turn> streaming(String... hosts) {
        return turns(Slot.STREAMING, true, hosts);
    }

    private static List<Turn> turns(Slot slot, boolean on, String... hosts) {
        List<Turn> turns = new ArrayList<>();
        for (String host : hosts) {
            turns.add(new Turn(Sites.id("computer " + host), slot, on));
        }
        return turns;
    }
}
