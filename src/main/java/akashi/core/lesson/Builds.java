package akashi.core.lesson;

import akashi.core.link.CertificateLink;
import akashi.core.plan.Pairing;
import akashi.core.rule.Check;
import akashi.core.rule.Checks;
import akashi.core.rule.Item;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What lessons ask for on a learner's own site: each a function from the site and the moment to its points. */
final class Builds {

    private static final long DAYS = 90;
    private static final int NAMED = 10;

    private Builds() {}

    /** The CA certificate is trusted where diagram B wants it: on the management server itself and on all recorders. */
    static List<Point> handedOut(SiteSnapshot site, Instant now) {
        Optional<Authority> root = root(site, now);
        List<Point> points = new ArrayList<>();
        points.add(
                root.map(ca -> Point.met("training.point.ca", ca.name())).orElse(Point.open("training.point.no-ca")));
        shows(site).forEach(each -> points.add(CertificatePoints.trusts(site, each, root, now)));
        recorders(site).forEach(each -> points.add(CertificatePoints.trusts(site, each, root, now)));
        return points;
    }

    /** One recorder has lost the CA certificate, and nobody else has. */
    static List<Point> takenAway(SiteSnapshot site, Instant now) {
        Optional<Authority> root = root(site, now);
        List<Computer> without = recorders(site).stream()
                .filter(each -> trust(site, each, root).filter(o -> !o.value()).isPresent())
                .toList();
        List<Point> points = new ArrayList<>();
        points.add(
                without.size() == 1
                        ? Point.met("training.point.lost", without.get(0).shortLabel())
                        : Point.open("training.point.none-lost", without.size()));
        Stream.concat(shows(site).stream(), recorders(site).stream())
                .filter(each -> !without.contains(each))
                .forEach(each -> points.add(CertificatePoints.trusts(site, each, root, now)));
        return points;
    }

    private static List<Computer> shows(SiteSnapshot site) {
        return CertificateLink.MANAGEMENT_TO_RECORDERS.subjects(site);
    }

    private static List<Computer> recorders(SiteSnapshot site) {
        return CertificateLink.MANAGEMENT_TO_RECORDERS.verifiers().computers(site);
    }

    private static Optional<Authority> root(SiteSnapshot site, Instant now) {
        return site.issuer()
                .flatMap(site::rootOf)
                .filter(ca -> ca.validity().filter(life -> life.contains(now)).isPresent());
    }

    private static Optional<Observation> trust(SiteSnapshot site, Computer who, Optional<Authority> root) {
        return root.flatMap(ca -> site.evidence().trust(who.id(), ca.id()));
    }

    /** rec-01 has a certificate of at most 90 days that every computer accepts which connects to it. */
    static List<Point> certificate(SiteSnapshot site, Instant now) {
        Optional<Computer> computer = site.computerCalled("rec-01").filter(Computer::active);
        Optional<Certificate> newest = computer.flatMap(each -> newest(site, each));
        return newest.map(it -> judged(site, computer.get(), it, now))
                .orElse(List.of(Point.open(
                        computer.isEmpty() ? "training.point.no-computer" : "training.point.no-certificate",
                        "rec-01")));
    }

    private static Optional<Certificate> newest(SiteSnapshot site, Computer computer) {
        return computer.slots().stream()
                .flatMap(slot -> site.newestFor(computer, slot).stream())
                .max(Comparator.comparing(Certificate::issuedAt));
    }

    private static List<Point> judged(SiteSnapshot site, Computer computer, Certificate it, Instant now) {
        List<Point> points = new ArrayList<>(CertificatePoints.sound(site, computer, it, now));
        long days = it.validity().daysFrom(it.issuedAt());
        points.add(
                days <= DAYS ? Point.met("training.point.days", days) : Point.open("training.point.long", days, DAYS));
        verifiers(site, computer, it)
                .forEach(each -> points.add(CertificatePoints.trusts(site, each, site.rootOf(it), now)));
        return points;
    }

    /** The computer itself, and every computer that checks what it shows in the slots of the certificate. */
    private static Set<Computer> verifiers(SiteSnapshot site, Computer computer, Certificate certificate) {
        Set<Computer> all = new LinkedHashSet<>(List.of(computer));
        Stream.of(CertificateLink.values())
                .filter(link -> !link.advisory()
                        && certificate.slots().contains(link.slot())
                        && link.subject().includes(computer))
                .forEach(link -> all.addAll(link.verifiers().computers(site)));
        return all;
    }

    /** The pair is wanted on and everything is there that "go" asks for. */
    static List<Point> ready(SiteSnapshot site, Instant now) {
        List<Point> points = new ArrayList<>(List.of(planned(site)));
        musts(site, now).forEach(check -> points.add(point(check)));
        return points;
    }

    private static Point planned(SiteSnapshot site) {
        List<Computer> members = Pairing.members(site);
        List<String> off = members.stream()
                .filter(each -> !site.wanted(new SwitchId(each.id(), Slot.SERVER)))
                .map(Computer::shortLabel)
                .toList();
        return off.isEmpty() && !members.isEmpty()
                ? Point.met("training.point.planned", members.size())
                : Point.open("training.point.unplanned", off.size(), members.size());
    }

    private static List<Check> musts(SiteSnapshot site, Instant now) {
        List<Turn> turns = Pairing.members(site).stream()
                .map(each -> new Turn(each.id(), Slot.SERVER, true))
                .toList();
        return Checks.of(site, turns, now).stream()
                .filter(check -> check.rule().force() == Rule.Force.MUST && check.rule() != Rule.PAIRED)
                .toList();
    }

    private static Point point(Check check) {
        Message rule = Message.of(check.rule());
        return check.outcome() == Outcome.MET
                ? Point.met("training.point.rule", rule, check.met())
                : Point.open(
                        "training.point.rule-open",
                        rule,
                        check.met(),
                        check.items().size(),
                        check.unmet().stream().map(Item::who).limit(NAMED).toList());
    }

    /** Everything is ready but one thing, which is known to be wrong. */
    static List<Point> allButOne(SiteSnapshot site, Instant now) {
        List<Check> unmet = musts(site, now).stream()
                .filter(check -> check.outcome() != Outcome.MET)
                .toList();
        boolean one = unmet.size() == 1
                && unmet.get(0).outcome() == Outcome.BROKEN
                && unmet.get(0).unmet().size() == 1;
        return List.of(
                planned(site),
                one
                        ? Point.met(
                                "training.point.one-wrong",
                                Message.of(unmet.get(0).rule()),
                                unmet.get(0).unmet().get(0).who())
                        : Point.open("training.point.not-one", unmet.size()));
    }
}
