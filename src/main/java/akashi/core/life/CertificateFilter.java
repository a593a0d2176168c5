package akashi.core.life;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Slot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Which certificates a list shows; what is empty asks for nothing.
 *
 * @param text part of a name, subject, serial number or thumbprint; blanks and colons do not count
 * @param authority that signed it, or a root above
 */
public record CertificateFilter(
        Optional<String> text,
        Optional<Certificate.State> state,
        Optional<LifeStage> stage,
        Optional<Slot> slot,
        Optional<UUID> authority,
        Optional<UUID> computer,
        Optional<Ends> ends) {

    /** Shows everything. */
    public static final CertificateFilter ALL = new CertificateFilter(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /** Makes the text comparable. */
    public CertificateFilter {
        text = text.map(CertificateFilter::plain).filter(word -> !word.isEmpty());
    }

    /**
     * The certificates that fit, in the order asked for. Those that are not signed yet are never shown, and those that
     * were given up only to who asks for them.
     */
    public List<Certificate> of(Lives lives, CertificateOrder order) {
        List<Certificate> found = new ArrayList<>();
        for (Certificate certificate : lives.site().certificates()) {
            if (shown(certificate) && holds(lives, certificate)) {
                found.add(certificate);
            }
        }
        found.sort(order.comparator(lives));
        return found;
    }

    private boolean shown(Certificate certificate) {
        return certificate.state() != Certificate.State.SIGNING
                && (certificate.state() != Certificate.State.ABANDONED || givenUp());
    }

    /** Whether it asks for those that were given up. */
    public boolean givenUp() {
        return state.equals(Optional.of(Certificate.State.ABANDONED));
    }

    private boolean holds(Lives lives, Certificate c) {
        return state.map(c.stateAt(lives.now())::equals).orElse(true)
                && slot.map(c.slots()::contains).orElse(true)
                && authority.map(id -> isBelow(lives, c, id)).orElse(true)
                && computer.map(id -> c.computerId().equals(Optional.of(id))).orElse(true)
                && ends.map(window -> window.holds(c, lives.now())).orElse(true)
                && text.map(word -> says(lives, c, word)).orElse(true)
                && stage.map(wanted -> lives.stage(c).equals(Optional.of(wanted)))
                        .orElse(true);
    }

    /** Whether it is of the authority, or below it where that is a root. */
    private static boolean isBelow(Lives lives, Certificate c, UUID authority) {
        return c.authorityId().equals(Optional.of(authority))
                || lives.site()
                        .rootOf(c)
                        .filter(root -> root.id().equals(authority))
                        .isPresent();
    }

    private static boolean says(Lives lives, Certificate c, String word) {
        return c.serial().contains(word)
                || c.sha256().contains(word)
                || plain(c.thumbprint().value()).contains(word)
                || plain(c.subject()).contains(word)
                || c.dnsNames().stream().anyMatch(name -> name.contains(word))
                || c.addresses().stream()
                        .anyMatch(address -> plain(address.value()).contains(word))
                || c.computerId()
                        .flatMap(lives.site()::computer)
                        .map(Computer::label)
                        .filter(label -> plain(label).contains(word))
                        .isPresent();
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[\\s:]", "");
    }
}
