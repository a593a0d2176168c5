package akashi.core.finding;

import akashi.core.site.Certificate;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a computer shows the certificates that were made for it. */
final class CertificateFindings {

    private CertificateFindings() {}

    /** One slot has the newest certificate, and another, for which it was made too, shows an older one. */
    static Stream<Finding> oneSlotOnly(Look look) {
        List<Sighting> ports = look.bySlot();
        for (Sighting done : ports) {
            Slot slot = done.slot().get();
            Optional<Certificate> newest = look.site().newestFor(look.computer(), slot);
            if (newest.isEmpty() || !shows(look, done, newest.get())) {
                continue;
            }
            for (Sighting left : ports) {
                Slot other = left.slot().get();
                if (other != slot && newest.get().slots().contains(other) && older(look, left)) {
                    return Stream.of(look.finding(
                            FindingCode.ONE_SLOT_ONLY,
                            left,
                            Mends.install(look.computer()),
                            Message.of(slot),
                            Message.of(other)));
                }
            }
        }
        return Stream.empty();
    }

    /** A newer certificate was issued before this was seen. Where another slot has it already, that is said instead. */
    static Stream<Finding> stillOld(Look look) {
        List<Sighting> old =
                look.bySlot().stream().filter(each -> older(look, each)).toList();
        if (old.isEmpty() || oneSlotOnly(look).findAny().isPresent()) {
            return Stream.empty();
        }
        Sighting seen = old.get(0);
        Certificate newest =
                look.site().newestFor(look.computer(), seen.slot().get()).orElseThrow();
        Object until = look.certificate(seen).orElseThrow().validity().notAfter();
        return Stream.of(look.finding(
                FindingCode.STILL_OLD_CERTIFICATE, seen, Mends.install(look.computer()), until, newest.issuedAt()));
    }

    private static boolean shows(Look look, Sighting seen, Certificate certificate) {
        return look.certificate(seen)
                .filter(shown -> shown.id().equals(certificate.id()))
                .isPresent();
    }

    /** The certificate of another computer is no older one of this. */
    private static boolean older(Look look, Sighting seen) {
        Optional<Certificate> shown = look.certificate(seen)
                .filter(each -> each.computerId()
                        .filter(id -> !id.equals(look.computer().id()))
                        .isEmpty());
        return shown.isPresent()
                && look.site()
                        .newestFor(look.computer(), seen.slot().get())
                        .filter(newest -> !newest.id().equals(shown.get().id())
                                && !newest.issuedAt().isBefore(shown.get().issuedAt())
                                && newest.issuedAt().isBefore(seen.at()))
                        .isPresent();
    }
}
