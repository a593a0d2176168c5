package akashi.core.rule;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.core.trust.VerifierLimits;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Slots that were planned after a computer got its certificate. One certificate serves all slots of a computer, so the
 * one that is there is used for them as well, unless a reason speaks against it.
 *
 * @param certificate the newest of the computer as it is now
 * @param slots the wanted slots for which nothing was issued
 * @param reasons why a new certificate is needed instead; none where this one fits
 */
public record Extension(Computer computer, Certificate certificate, Set<Slot> slots, List<Message> reasons) {

    /** Copies the reasons. */
    public Extension {
        reasons = List.copyOf(reasons);
    }

    /** Of a computer; empty where no slot is left over or the computer has no certificate at all. */
    public static Optional<Extension> of(SiteSnapshot site, Computer computer, Instant now) {
        Set<Slot> left = new TreeSet<>(site.wantedSlots(computer));
        left.removeIf(slot -> site.newestFor(computer, slot).isPresent());
        return left.isEmpty()
                ? Optional.empty()
                : newest(site, computer)
                        .map(it -> new Extension(computer, it, left, against(it, site, computer, left, now)));
    }

    private static Optional<Certificate> newest(SiteSnapshot site, Computer computer) {
        return site.certificatesOf(computer).stream()
                .filter(it -> it.state() == Certificate.State.ISSUED && it.generation() == computer.generation())
                .max(Comparator.comparing(Certificate::issuedAt).thenComparing(Certificate::id));
    }

    private static List<Message> against(
            Certificate it, SiteSnapshot site, Computer computer, Set<Slot> slots, Instant now) {
        List<Message> reasons = new ArrayList<>();
        if (!it.validity().contains(now)) {
            reasons.add(Message.of("extend.not-valid"));
        }
        List<String> missing = RequiredNames.of(computer, site.site(), now).missingFrom(it);
        if (!missing.isEmpty()) {
            reasons.add(Message.of("extend.names", missing));
        }
        List<Message> objections = slots.contains(Slot.MOBILE) ? VerifierLimits.objections(it) : List.of();
        if (!objections.isEmpty()) {
            reasons.add(Message.of("extend.phones", objections));
        }
        return reasons;
    }

    /** Whether the certificate can be used for them. */
    public boolean possible() {
        return reasons.isEmpty();
    }
}
