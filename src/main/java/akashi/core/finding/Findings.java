package akashi.core.finding;

import akashi.core.site.SiteSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that stands out on a site at an instant. Its work grows with the number of sightings and no faster. */
public final class Findings {

    private static final Comparator<Finding> ORDER = Comparator.comparing(Finding::code)
            .thenComparing(finding -> finding.computers().get(0).label());

    private static final List<Function<Looks, Stream<Finding>>> OF_THE_SITE =
            List.of(SiteFindings::mixedPair, SiteFindings::sameKey);

    private static final List<Function<Look, Stream<Finding>>> OF_A_COMPUTER = List.of(
            CertificateFindings::oneSlotOnly,
            CertificateFindings::stillOld,
            PortFindings::unknownOrigin,
            PortFindings::incompleteChain,
            PortFindings::oldProtocol,
            PortFindings::weak,
            PortFindings::tooLarge,
            PortFindings::inverted,
            PortFindings::unplanned,
            PortFindings::httpOffered,
            PortFindings::clockSkew);

    private Findings() {}

    /** The findings, worst kinds first. What was seen too long ago no longer counts. */
    public static List<Finding> of(SiteSnapshot site, Instant instant) {
        Looks looks = Looks.of(site, instant);
        List<Finding> all = new ArrayList<>();
        OF_THE_SITE.forEach(rule -> rule.apply(looks).forEach(all::add));
        for (Look look : looks.all()) {
            OF_A_COMPUTER.forEach(rule -> rule.apply(look).forEach(all::add));
        }
        all.sort(ORDER);
        return List.copyOf(all);
    }

    /** Those about one computer. */
    public static List<Finding> about(UUID computerId, List<Finding> all) {
        return all.stream().filter(each -> each.about(computerId)).toList();
    }
}
