package akashi.core.finding;

import akashi.core.fault.Mend;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the ports of one computer did lately.
 *
 * @param newest the newest of every port, where somebody vouches for it
 * @param telling the newest of every port that told something of its encryption, as facts follow from it
 */
record Look(SiteSnapshot site, Computer computer, List<Sighting> newest, List<Sighting> telling) {

    /** Those at which a certificate was shown. */
    Stream<Sighting> shown() {
        return telling.stream().filter(each -> each.shown().isPresent());
    }

    /** The newest sighting of each port of a slot at which a certificate was shown, slot by slot. */
    List<Sighting> bySlot() {
        Map<Integer, Sighting> ports = new TreeMap<>();
        shown().filter(each -> each.slot().isPresent())
                .forEach(each ->
                        ports.merge(each.port(), each, (one, other) -> one.at().isBefore(other.at()) ? other : one));
        return ports.values().stream()
                .sorted(Comparator.comparing(each -> each.slot().get()))
                .toList();
    }

    /** The certificate of the portal that was shown there. */
    Optional<Certificate> certificate(Sighting seen) {
        return seen.shown().flatMap(Shown::certificateId).flatMap(site::certificate);
    }

    /** One finding for each port at which this fault was seen; a port that several looked at counts once. */
    Stream<Finding> each(ShownFault fault, FindingCode code, Mend mend) {
        List<Integer> told = new ArrayList<>();
        List<Finding> found = new ArrayList<>();
        shown().filter(seen -> seen.shown().get().has(fault)).forEach(seen -> {
            if (!told.contains(seen.port())) {
                told.add(seen.port());
                Shown shown = seen.shown().get();
                found.add(finding(code, seen, mend, shown.protocol() + " (" + shown.cipher() + ")"));
            }
        });
        return found.stream();
    }

    /** A finding about this computer whose sentence begins with its name and the port. */
    Finding finding(FindingCode code, Sighting seen, Mend mend, Object... more) {
        List<Object> args = new ArrayList<>(List.of(computer.shortLabel(), String.valueOf(seen.port())));
        args.addAll(List.of(more));
        Message message = new Message("finding." + code, args);
        return new Finding(code, List.of(computer), message, seen.at(), seen.seenFrom(), mend);
    }
}
