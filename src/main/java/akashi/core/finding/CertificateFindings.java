package akashi.core.finding;

import akashi.core.site.Certificate;
import akashi.core.site.Sighting;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether a computer shows the certificates that were made for it. */
final class CertificateFindings {

    private CertificateFindings() {}

    /** One slot has the newest certificate, and another, for which it was made too, shows an older one. */
    static Stream<Finding> oneSlotOnly(Look look) {
        Map<Slot, Sighting> slots = look.bySlot();
        for (Map.Entry<Slot, Sighting> done : slots.entrySet()) {
            Optional<Certificate> newest = look.site().newestFor(look.computer(), done.getKey());
            if (newest.isEmpty() || !shows(look, done.getValue(), newest.get())) {
                continue;
            }
            for (Map.Entry<Slot, Sighting> left : slots.entrySet()) {
                if (newest.get().slots().contains(left.getKey()) && older(look, left.getKey(), left.getValue())) {
                    return Stream.of(look.finding(
                            FindingCode.ONE_SLOT_ONLY,
                            left.getValue(),
                            Mends.install(look.computer()),
                            Message.of(done.getKey()),
                            Message.of(left.getKey())));
                }
            }
        }
        return Stream.empty();
    }

    /** A newer certificate was issued before this was seen. Where another slot has it already, that is said instead. */
    static Stream<Finding> stillOld(Look look) {
        Map<Slot, Sighting> slots = look.bySlot();
        List<Sighting> old = slots.entrySet().stream()
                .filter(entry -> older(look, entry.getKey(), entry.getValue()))
                .map(Map.Entry::getValue)
                .toList();
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
    private static boolean older(Look look, Slot slot, Sighting seen) {
        Optional<Certificate> shown = look.certificate(seen)
                .filter(each -> each.computerId()
                        .filter(id -> !id.equals(look.computer().id()))
                        .isEmpty());
        return shown.isPresent()
                && look.site()
                        .newestFor(look.computer(), slot)
                        .filter(newest -> !newest.id().equals(shown.get().id())
                                && !newest.issuedAt().isBefore(shown.get().issuedAt())
                                && newest.issuedAt().isBefore(seen.at()))
                        .isPresent();
    }
}
