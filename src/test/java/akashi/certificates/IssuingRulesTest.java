package akashi.certificates;

import static akashi.core.site.Slot.SERVER;
import static akashi.core.site.Slot.STREAMING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.NameConstraints;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.pki.KeyKind;
import akashi.pki.LeafRequest;
import akashi.store.Computers;
import akashi.store.Terms;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What refuses a certificate, and that every reason is given. */
class IssuingRulesTest {

    private static final NameConstraints ELSEWHERE = new NameConstraints(List.of("elsewhere.test"), List.of(), false);

    static Stream<Arguments> refused() {
        return Stream.of(
                sentence("a site without a CA", quay -> quay.wanted(), 397, "AUTHORITY"),
                sentence("a switch that is not wanted", quay -> quay.ca(), 397, "PLANNED_FIRST"),
                sentence(
                        "a pair that is wanted mixed",
                        quay -> quay.ca().wanted().unwanted("mgmt-01", SERVER),
                        397,
                        "PLANNED_FIRST"),
                sentence(
                        "names outside the constraints of the root",
                        quay -> quay.ca(ELSEWHERE).wanted(),
                        397,
                        "CONSTRAINED"),
                sentence("a computer out of service", quay -> rests(quay.ca().wanted()), 397, "PLANNED_FIRST"),
                sentence("a computer without a name", quay -> unnamed(quay.ca().wanted()), 397, "NAMED"),
                sentence("a CA that has ended", quay -> later(quay.ca().wanted(), 16 * 365), 397, "AUTHORITY"),
                sentence(
                        "more than 825 days where phones look",
                        quay -> quay.ca().wanted(),
                        900,
                        "LINTED"));
    }

    private static Arguments sentence(String name, Consumer<Quay> site, int days, String rule) {
        return arguments(name, site, days, rule);
    }

    private static void rests(Quay quay) {
        change(
                quay,
                c -> with(
                        c,
                        c.host(),
                        new Presence(
                                Presence.State.OUT_OF_SERVICE,
                                c.presence().since(),
                                Optional.empty(),
                                "repair",
                                "admin")));
    }

    private static void unnamed(Quay quay) {
        change(quay, c -> with(c, Optional.empty(), c.presence()));
    }

    private static void later(Quay quay, int days) {
        quay.portal.clock().advance(Duration.ofDays(days));
    }

    private static void change(Quay quay, java.util.function.UnaryOperator<Computer> how) {
        Computer computer = quay.site().computerCalled("mob-01").orElseThrow();
        quay.arrange((db, site) -> new Computers(db, site).update(how.apply(computer)));
    }

    private static Computer with(Computer c, Optional<akashi.core.site.HostName> host, Presence presence) {
        return new Computer(
                c.id(),
                host,
                c.domain(),
                c.registeredAs(),
                c.publicName(),
                c.aliases(),
                c.addresses(),
                c.windows(),
                c.generation(),
                presence,
                c.notes(),
                c.servers());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refuses(String name, Consumer<Quay> site, int days, String rule) {
        try (Quay quay = Quay.withRecorders(1)) {
            java.util.UUID mobile = quay.id("mob-01");
            site.accept(quay);
            IssueCertificate wish = new IssueCertificate(mobile, Set.of(), days, KeyKind.RSA_2048, true);
            Fault.Refused refused = catchThrowableOfType(
                    Fault.Refused.class, () -> quay.portal.issuing().issue(quay.portal.actor(), wish, Terms.NONE));
            assertThat(refused.refusals()).extracting(Refusal::rule).contains(rule);
            assertThat(quay.site().certificates()).isEmpty();
        }
    }

    @Test
    void long_lives_are_issued_where_no_phone_looks_and_somebody_acknowledges() {
        try (Quay quay = Quay.withRecorders(1).ca().wanted()) {
            IssueCertificate wish = new IssueCertificate(quay.id("rec-01"), Set.of(), 900, KeyKind.RSA_2048, true);
            quay.portal.issuing().issue(quay.portal.actor(), wish, Terms.NONE);
            Certificate issued = newest(quay, "rec-01", STREAMING);
            assertThat(LeafRequest.days(issued.validity())).isEqualTo(900);
            assertThatThrownBy(() -> new IssueCertificate(quay.id("rec-01"), Set.of(), 900, KeyKind.RSA_2048, false))
                    .isInstanceOf(Fault.BadInput.class)
                    .hasMessageContaining("acknowledged");
        }
    }

    @Test
    void only_an_administrator_issues_and_nothing_is_reserved_for_anybody_else() {
        try (Quay quay = Quay.withRecorders(1).ca().wanted()) {
            Actor admin = quay.portal.actor();
            Actor helpdesk = new Actor(admin.userId(), "helpdesk", Access.HELPDESK, admin.siteId(), admin.origin());
            IssueCertificate wish = IssueCertificate.usual(quay.id("rec-01"));
            assertThatThrownBy(() -> quay.portal.issuing().issue(helpdesk, wish, Terms.NONE))
                    .isInstanceOf(Fault.NotAllowed.class);
            assertThat(quay.site().certificates()).isEmpty();
        }
    }

    static Certificate newest(Quay quay, String host, Slot slot) {
        SiteSnapshot site = quay.site();
        return site.newestFor(site.computerCalled(host).orElseThrow(), slot).orElseThrow();
    }
}
