package akashi.core.lesson;

import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.VmsVersion;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What the lessons beyond the pair ask for on a learner's own site. */
final class LaterBuilds {

    /** The longest life of a certificate that phones accept. */
    private static final long DAYS_OF_PHONES = 825;

    private static final int BITS_OF_PHONES = 2048;
    private static final VmsVersion FIRST_ENCRYPTED = new VmsVersion(2019, 1);

    private LaterBuilds() {}

    /** lpr-01 can show a certificate to the management server. */
    static List<Point> collector(SiteSnapshot site, Instant now) {
        return shows(site, now, "lpr-01", CertificateLink.COLLECTOR_TO_MANAGEMENT, List.of());
    }

    /** rec-01 can show a certificate to everybody who takes its streams. */
    static List<Point> streams(SiteSnapshot site, Instant now) {
        return shows(site, now, "rec-01", CertificateLink.RECORDER_TO_CLIENTS, List.of());
    }

    /** mob-01 can show a certificate to phones and browsers that they accept. */
    static List<Point> phones(SiteSnapshot site, Instant now) {
        return shows(
                site,
                now,
                "mob-01",
                CertificateLink.MOBILE_TO_CLIENTS,
                List.of(
                        (it, at) -> it.serverAuth()
                                ? Point.met("training.point.server")
                                : Point.open("training.point.no-server"),
                        (it, at) -> it.validity().days() <= DAYS_OF_PHONES
                                ? Point.met("training.point.days", it.validity().days())
                                : Point.open(
                                        "training.point.long", it.validity().days(), DAYS_OF_PHONES),
                        (it, at) -> strong(it)
                                ? Point.met("training.point.strong")
                                : Point.open("training.point.weak", BITS_OF_PHONES)));
    }

    private static boolean strong(Certificate it) {
        return it.key().algorithm().equals("RSA")
                && it.key().bits() >= BITS_OF_PHONES
                && !it.signatureAlgorithm().startsWith("SHA1")
                && !it.signatureAlgorithm().startsWith("MD");
    }

    private static List<Point> shows(
            SiteSnapshot site,
            Instant now,
            String name,
            CertificateLink link,
            List<BiFunction<Certificate, Instant, Point>> further) {
        Optional<Computer> computer = site.computerCalled(name).filter(Computer::active);
        if (computer.isEmpty()) {
            return List.of(Point.open("training.point.no-computer", name));
        }
        Optional<Certificate> newest = site.newestFor(computer.get(), link.slot());
        if (newest.isEmpty()) {
            return List.of(Point.open("training.point.no-certificate-in", name, slot(link.slot())));
        }
        Certificate it = newest.get();
        List<Point> points = new ArrayList<>(certified(site, computer.get(), it, now));
        further.forEach(each -> points.add(each.apply(it, now)));
        Optional<Authority> root = site.rootOf(it);
        points.add(trusts(site, new Verifier.OnComputer(computer.get()), root, now));
        link.verifiersOf(computer.get(), site).stream()
                .filter(verifier -> !verifier.id().equals(computer.get().id()))
                .forEach(verifier -> points.add(trusts(site, verifier, root, now)));
        return points;
    }

    private static Message slot(Slot slot) {
        return Message.of(slot);
    }

    private static List<Point> certified(SiteSnapshot site, Computer computer, Certificate it, Instant now) {
        boolean inTime = it.validity().contains(now)
                && site.rootOf(it)
                        .flatMap(Authority::validity)
                        .filter(life -> life.contains(now))
                        .isPresent();
        List<String> missing = site.missingNames(computer, it, now);
        return List.of(
                Point.met("training.point.certificate", computer.shortLabel()),
                inTime ? Point.met("training.point.valid") : Point.open("training.point.not-valid"),
                missing.isEmpty()
                        ? Point.met("training.point.names", it.dnsNames())
                        : Point.open("training.point.names-missing", missing));
    }

    private static Point trusts(SiteSnapshot site, Verifier who, Optional<Authority> root, Instant now) {
        boolean trusted = root.flatMap(ca -> site.evidence().trust(who.id(), ca.id()))
                .filter(seen -> seen.value()
                        && !site.evidence().stale(seen, now)
                        && (who instanceof Verifier.OnComputer || seen.count() >= who.count()))
                .isPresent();
        return trusted
                ? Point.met("training.point.trusts", who.shortLabel())
                : Point.open("training.point.distrusts", who.shortLabel());
    }

    /** The management server lost the CA certificate: nothing that shows itself to it is believed any more. */
    static List<Point> managementForgot(SiteSnapshot site, Instant now) {
        Optional<Computer> management = site.management();
        boolean lost = management.isPresent()
                && site.authorities().stream()
                        .flatMap(ca -> site.evidence().trust(management.get().id(), ca.id()).stream())
                        .anyMatch(seen -> !seen.value());
        String name = management.map(Computer::shortLabel).orElse("mgmt-01");
        return List.of(
                lost ? Point.met("training.point.lost", name) : Point.open("training.point.management-trusts", name));
    }

    /** A recorder is planned on for streams although a client takes from it that is too old for that. */
    static List<Point> oldClient(SiteSnapshot site, Instant now) {
        Optional<Computer> planned = CertificateLink.RECORDER_TO_CLIENTS.subjects(site).stream()
                .filter(each -> site.wanted(new SwitchId(each.id(), Slot.STREAMING)))
                .filter(each -> tooOld(site, each).isPresent())
                .findFirst();
        return List.of(planned.map(each -> Point.met(
                        "training.point.old-client",
                        each.shortLabel(),
                        tooOld(site, each).map(ClientGroup::name).orElse("")))
                .orElse(Point.open("training.point.no-old-client")));
    }

    private static Optional<ClientGroup> tooOld(SiteSnapshot site, Computer recorder) {
        return site.clientGroups().stream()
                .filter(group -> CertificateLink.RECORDER_TO_CLIENTS.verifiers().includes(group.kind()))
                .filter(group -> group.uses(recorder))
                .filter(group -> group.version()
                        .filter(version -> version.compareTo(FIRST_ENCRYPTED) < 0)
                        .isPresent())
                .findFirst();
    }

    /** The service of rec-01 can read the private key of the certificate that is in use there. */
    static List<Point> keyReadable(SiteSnapshot site, Instant now) {
        Optional<Computer> computer = site.computerCalled("rec-01").filter(Computer::active);
        if (computer.isEmpty()) {
            return List.of(Point.open("training.point.no-computer", "rec-01"));
        }
        List<Certificate> there = computer.get().slots().stream()
                .flatMap(slot -> site.certificateIn(computer.get(), slot).stream())
                .filter(Certificate::usable)
                .toList();
        boolean readable = computer.get().slots().stream()
                .flatMap(slot ->
                        site.evidence().about(Fact.KEY_READABLE, computer.get().id(), slot).stream())
                .anyMatch(seen -> seen.value()
                        && there.stream().anyMatch(it -> seen.certificateId().equals(Optional.of(it.id()))));
        return List.of(
                there.isEmpty()
                        ? Point.open("training.point.no-certificate", "rec-01")
                        : Point.met("training.point.certificate", "rec-01"),
                readable ? Point.met("training.point.key", "rec-01") : Point.open("training.point.no-key", "rec-01"));
    }

    /** Of one recorder it is recorded that its service cannot read the key. */
    static List<Point> keyShut(SiteSnapshot site, Instant now) {
        Optional<String> shut = CertificateLink.RECORDER_TO_CLIENTS.subjects(site).stream()
                .filter(each -> each.slots().stream()
                        .flatMap(slot -> site.evidence().about(Fact.KEY_READABLE, each.id(), slot).stream())
                        .anyMatch(seen -> !seen.value()))
                .map(Computer::shortLabel)
                .findFirst();
        return List.of(shut.map(name -> Point.met("training.point.key-shut", name))
                .orElse(Point.open("training.point.key-open")));
    }

    /** rec-01 has a newer certificate with the same subject name, and it is in its store. */
    static List<Point> renewed(SiteSnapshot site, Instant now) {
        Optional<Computer> computer = site.computerCalled("rec-01").filter(Computer::active);
        Optional<Certificate> newest = computer.flatMap(each -> newest(site, each));
        if (newest.isEmpty()) {
            return List.of(Point.open("training.point.no-certificate", "rec-01"));
        }
        Optional<Certificate> before = before(site, computer.get(), newest.get());
        if (before.isEmpty()) {
            return List.of(Point.open("training.point.not-renewed", "rec-01"));
        }
        return List.of(
                Point.met("training.point.renewed", "rec-01"),
                before.get().subject().equals(newest.get().subject())
                        ? Point.met("training.point.same-subject", newest.get().subject())
                        : Point.open(
                                "training.point.other-subject",
                                before.get().subject(),
                                newest.get().subject()),
                newest.get().validity().contains(now)
                        ? Point.met("training.point.valid-now")
                        : Point.open("training.point.invalid-now"),
                inStore(site, computer.get(), newest.get())
                        ? Point.met("training.point.in-store", "rec-01")
                        : Point.open("training.point.not-in-store", "rec-01"));
    }

    /** Somewhere a renewal was issued, and the old certificate is still the one in the store. */
    static List<Point> renewedOnPaper(SiteSnapshot site, Instant now) {
        Optional<String> paper = site.active().stream()
                .filter(each -> newest(site, each)
                        .flatMap(it -> before(site, each, it))
                        .filter(old -> inStore(site, each, old))
                        .isPresent())
                .map(Computer::shortLabel)
                .findFirst();
        return List.of(paper.map(name -> Point.met("training.point.paper", name))
                .orElse(Point.open("training.point.no-paper")));
    }

    private static Optional<Certificate> newest(SiteSnapshot site, Computer computer) {
        return computer.slots().stream()
                .flatMap(slot -> site.newestFor(computer, slot).stream())
                .max(Comparator.comparing(Certificate::issuedAt));
    }

    private static Optional<Certificate> before(SiteSnapshot site, Computer computer, Certificate newest) {
        return site.certificatesOf(computer).stream()
                .filter(it -> !it.id().equals(newest.id()) && it.generation() == newest.generation())
                .filter(it -> it.issuedAt().isBefore(newest.issuedAt()))
                .max(Comparator.comparing(Certificate::issuedAt));
    }

    private static boolean inStore(SiteSnapshot site, Computer computer, Certificate it) {
        return it.slots().stream()
                .flatMap(slot -> site.evidence().about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot).stream())
                .filter(Observation::value)
                .anyMatch(seen -> seen.certificateId().equals(Optional.of(it.id())));
    }
}
