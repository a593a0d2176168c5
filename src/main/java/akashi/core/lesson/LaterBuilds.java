package akashi.core.lesson;

import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.VerifierLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What the lessons beyond the pair ask for on a learner's own site. */
final class LaterBuilds {

    private static final String RECORDER = "rec-01";
    private static final String LPR = "lpr-01";

    private LaterBuilds() {}

    /** lpr-01 can show a certificate to the management server. */
    static List<Point> collector(SiteSnapshot site, Instant now) {
        return shows(site, now, LPR, CertificateLink.COLLECTOR_TO_MANAGEMENT, it -> List.of());
    }

    /** rec-01 can show a certificate to everybody who takes its streams. */
    static List<Point> streams(SiteSnapshot site, Instant now) {
        return shows(site, now, RECORDER, CertificateLink.RECORDER_TO_CLIENTS, it -> List.of());
    }

    /** mob-01 can show a certificate to phones and browsers that they accept. */
    static List<Point> phones(SiteSnapshot site, Instant now) {
        return shows(site, now, "mob-01", CertificateLink.MOBILE_TO_CLIENTS, it -> {
            List<Message> objections = VerifierLimits.objections(it);
            return List.of(
                    objections.isEmpty()
                            ? Point.met("training.point.platform")
                            : Point.open("training.point.platform-refuses", objections));
        });
    }

    private static List<Point> shows(
            SiteSnapshot site,
            Instant now,
            String name,
            CertificateLink link,
            Function<Certificate, List<Point>> further) {
        Optional<Computer> computer = called(site, name);
        if (computer.isEmpty()) {
            return List.of(Point.open("training.point.no-computer", name));
        }
        Optional<Certificate> newest = site.newestFor(computer.get(), link.slot());
        if (newest.isEmpty()) {
            return List.of(Point.open("training.point.no-certificate-in", name, Message.of(link.slot())));
        }
        Certificate it = newest.get();
        List<Point> points = new ArrayList<>(CertificatePoints.sound(site, computer.get(), it, now));
        points.addAll(further.apply(it));
        Optional<Authority> root = site.rootOf(it);
        points.add(CertificatePoints.trusts(site, computer.get(), root, now));
        link.verifiersOf(computer.get(), site).stream()
                .filter(verifier -> !verifier.id().equals(computer.get().id()))
                .forEach(verifier -> points.add(CertificatePoints.trusts(site, verifier, root, now)));
        return points;
    }

    private static Optional<Computer> called(SiteSnapshot site, String name) {
        return site.computerCalled(name).filter(Computer::active);
    }

    /** The management server lost the CA certificate from which lpr-01 has its own, and lpr-01 did not. */
    static List<Point> managementForgot(SiteSnapshot site, Instant now) {
        CertificateLink link = CertificateLink.COLLECTOR_TO_MANAGEMENT;
        Optional<Computer> shows = called(site, LPR);
        Optional<Computer> management = site.management();
        Optional<Certificate> shown = shows.flatMap(each -> site.newestFor(each, link.slot()));
        if (management.isEmpty() || shown.isEmpty()) {
            return List.of(Point.open("training.point.no-certificate", LPR));
        }
        Optional<Authority> root = site.rootOf(shown.get());
        boolean lost = root.flatMap(ca -> site.evidence().trust(management.get().id(), ca.id()))
                .filter(seen -> !seen.value())
                .isPresent();
        String name = management.get().shortLabel();
        return List.of(
                CertificatePoints.trusts(site, shows.get(), root, now),
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
                .filter(VerifierLimits::tooOld)
                .findFirst();
    }

    /** The service of rec-01 can read the private key of the certificate that is in use there, in each of its slots. */
    static List<Point> keyReadable(SiteSnapshot site, Instant now) {
        Optional<Computer> computer = called(site, RECORDER);
        if (computer.isEmpty()) {
            return List.of(Point.open("training.point.no-computer", RECORDER));
        }
        Map<Slot, Certificate> there = new EnumMap<>(Slot.class);
        computer.get()
                .slots()
                .forEach(slot -> site.certificateIn(computer.get(), slot)
                        .filter(it -> it.usable() && it.validity().contains(now))
                        .ifPresent(it -> there.put(slot, it)));
        boolean shut = there.keySet().stream()
                .anyMatch(slot -> key(site, computer.get(), slot)
                        .filter(seen -> !seen.value())
                        .isPresent());
        boolean readable = there.entrySet().stream()
                .anyMatch(each -> key(site, computer.get(), each.getKey())
                        .filter(seen -> seen.value() && !site.evidence().stale(seen, now))
                        .flatMap(Observation::certificateId)
                        .filter(each.getValue().id()::equals)
                        .isPresent());
        return List.of(
                there.isEmpty()
                        ? Point.open("training.point.no-certificate", RECORDER)
                        : Point.met("training.point.certificate", RECORDER),
                readable && !shut
                        ? Point.met("training.point.key", RECORDER)
                        : Point.open("training.point.no-key", RECORDER));
    }

    private static Optional<Observation> key(SiteSnapshot site, Computer computer, Slot slot) {
        return site.evidence().about(Fact.KEY_READABLE, computer.id(), slot);
    }

    /** Of one recorder it is recorded that its service cannot read the key. */
    static List<Point> keyShut(SiteSnapshot site, Instant now) {
        Optional<String> shut = CertificateLink.RECORDER_TO_CLIENTS.subjects(site).stream()
                .filter(each -> each.slots().stream()
                        .flatMap(slot -> key(site, each, slot).stream())
                        .anyMatch(seen -> !seen.value()))
                .map(Computer::shortLabel)
                .findFirst();
        return List.of(shut.map(name -> Point.met("training.point.key-shut", name))
                .orElse(Point.open("training.point.key-open")));
    }

    /** rec-01 has a certificate that renews one with the same subject name, and it is in its store. */
    static List<Point> renewed(SiteSnapshot site, Instant now) {
        Optional<Computer> computer = called(site, RECORDER);
        if (computer.isEmpty() || site.certificatesOf(computer.get()).isEmpty()) {
            return List.of(Point.open("training.point.no-certificate", RECORDER));
        }
        Optional<Certificate> newest = renewal(site, computer.get());
        if (newest.isEmpty()) {
            return List.of(Point.open("training.point.not-renewed", RECORDER));
        }
        Certificate before = before(site, newest.get()).orElseThrow();
        return List.of(
                Point.met("training.point.renewed", RECORDER),
                before.subject().equals(newest.get().subject())
                        ? Point.met("training.point.same-subject", newest.get().subject())
                        : Point.open(
                                "training.point.other-subject",
                                before.subject(),
                                newest.get().subject()),
                newest.get().validity().contains(now)
                        ? Point.met("training.point.valid-now")
                        : Point.open("training.point.invalid-now"),
                inStore(site, computer.get(), newest.get())
                        ? Point.met("training.point.in-store", RECORDER)
                        : Point.open("training.point.not-in-store", RECORDER));
    }

    /** Somewhere a renewal was issued, and the old certificate is still the one in the store. */
    static List<Point> renewedOnPaper(SiteSnapshot site, Instant now) {
        Optional<String> paper = site.active().stream()
                .filter(each -> renewal(site, each)
                        .flatMap(it -> before(site, it))
                        .filter(old -> inStore(site, each, old))
                        .isPresent())
                .map(Computer::shortLabel)
                .findFirst();
        return List.of(paper.map(name -> Point.met("training.point.paper", name))
                .orElse(Point.open("training.point.no-paper")));
    }

    /** The newest certificate of the computer that took the place of another one of it. */
    private static Optional<Certificate> renewal(SiteSnapshot site, Computer computer) {
        return computer.slots().stream()
                .flatMap(slot -> site.newestFor(computer, slot).stream())
                .filter(it -> before(site, it).isPresent())
                .max(Comparator.comparing(Certificate::issuedAt));
    }

    /** Whose place it took, on the same hardware. */
    private static Optional<Certificate> before(SiteSnapshot site, Certificate it) {
        return it.predecessorId()
                .flatMap(site::certificate)
                .filter(old -> old.computerId().equals(it.computerId()) && old.generation() == it.generation());
    }

    private static boolean inStore(SiteSnapshot site, Computer computer, Certificate it) {
        return it.slots().stream()
                .flatMap(slot -> site.evidence().about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot).stream())
                .filter(Observation::value)
                .anyMatch(seen -> seen.certificateId().equals(Optional.of(it.id())));
    }
}
