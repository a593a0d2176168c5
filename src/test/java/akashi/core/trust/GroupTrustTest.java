package akashi.core.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.link.CertificateLink;
import akashi.core.site.ClientKind;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.ShownFault;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What single clients that were looked at say of a group of ten. */
class GroupTrustTest {

    private static final UUID GROUP = Sites.id("group " + ClientKind.SMART_CLIENT);

    static Stream<Arguments> looks() {
        return Stream.of(
                row("the first that was looked at lacks the CA", null, 0, 1, ReasonCode.VERIFIER_TRUST_PARTIAL),
                row("the first that was looked at trusts it", null, 1, 0, ReasonCode.VERIFIER_TRUST_PARTIAL),
                row("nine lack it", null, 0, 9, ReasonCode.VERIFIER_TRUST_PARTIAL),
                row("all ten lack it", null, 0, 10, ReasonCode.VERIFIER_DISTRUSTS),
                row("all ten trust it", null, 10, 0, null),
                row("told of all, one lacks it", 10, 0, 1, ReasonCode.VERIFIER_TRUST_PARTIAL),
                row(
                        "told that none has it, and one that was looked at lacks it",
                        0,
                        0,
                        1,
                        ReasonCode.VERIFIER_DISTRUSTS));
    }

    private static Arguments row(String name, Integer told, int trusting, int lacking, ReasonCode code) {
        return arguments(name, told, trusting, lacking, code);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("looks")
    void a_group_is_judged_by_what_is_known_of_all(
            String name, Integer told, int trusting, int lacking, ReasonCode code) {
        SiteSnapshot site = SiteSnapshot.of(data(told, trusting, lacking));
        List<ReasonCode> said =
                toClients(site).reasons().stream().map(Reason::code).toList();
        List<ReasonCode> trust = said.stream()
                .filter(each -> each.name().startsWith("VERIFIER_"))
                .toList();
        assertThat(trust).isEqualTo(Optional.ofNullable(code).stream().toList());
    }

    @Test
    void one_client_without_the_ca_does_not_speak_for_its_group() {
        SiteSnapshot site = Seen.on(Sites.withRecorders(1).encrypted())
                .from(GROUP)
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.UNTRUSTED_ROOT)
                .snapshot();
        assertThat(toClients(site).status()).isEqualTo(Status.RECORDED);
        SiteSnapshot expired = Seen.on(Sites.withRecorders(1).encrypted())
                .from(GROUP)
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, ShownFault.WRONG_USAGE)
                .snapshot();
        assertThat(toClients(expired).status()).as("so it is for every client").isEqualTo(Status.BROKEN);
    }

    private static Assessment toClients(SiteSnapshot site) {
        return Assess.all(CertificateLink.RECORDER_TO_CLIENTS, site, Sites.NOW).stream()
                .filter(each -> each.verifier().id().equals(GROUP))
                .findFirst()
                .orElseThrow();
    }

    private static SiteData data(Integer told, int trusting, int lacking) {
        Sites sites = Sites.withRecorders(1).encrypted();
        if (told != null) {
            sites.trusted(ClientKind.SMART_CLIENT, told);
        }
        SiteData data = sites.snapshot().data();
        List<Observation> latest = new ArrayList<>(data.latest());
        if (told == null) {
            latest.removeIf(each -> each.subjectId().equals(GROUP));
        }
        IntStream.range(0, trusting + lacking)
                .mapToObj(client -> looked("ws-" + client, client < trusting))
                .forEach(latest::add);
        return new SiteData(
                data.site(),
                data.computers(),
                data.clientGroups(),
                data.authorities(),
                data.certificates(),
                data.wantedOn(),
                latest,
                data.changes());
    }

    private static Observation looked(String client, boolean trusts) {
        return new Observation(
                Sites.id("looked " + client),
                Fact.CA_TRUSTED,
                GROUP,
                0,
                Optional.empty(),
                Optional.of(Sites.ROOT),
                Optional.empty(),
                trusts,
                1,
                Observation.Source.RECEIPT,
                Sites.NOW.minusSeconds(60),
                "Check " + client,
                "",
                Optional.of(client));
    }
}
