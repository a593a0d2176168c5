package akashi.core.trust;

import akashi.core.link.CertificateLink;
import akashi.core.link.Requirement;
import akashi.core.link.Verifier;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.VmsVersion;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What some verifiers cannot do, whatever they trust: old clients, and platforms that are strict about certificates. */
public final class VerifierLimits {

    /** The longest lifetime in days that Apple's platforms accept from a private CA. */
    public static final long LONGEST_FOR_PHONES = 825;

    private final CertificateLink link;
    private final Optional<Certificate> shown;
    private List<Message> objections;

    VerifierLimits(CertificateLink link, Optional<Certificate> shown) {
        this.link = link;
        this.shown = shown;
    }

    void addReasons(Verifier verifier, List<Reason> reasons) {
        if (!(verifier instanceof Verifier.InGroup in)) {
            return;
        }
        if (link.needs().containsKey(Requirement.RECENT_CLIENT) && tooOld(in.group())) {
            Message message = Message.of(
                    "reason.CLIENT_TOO_OLD",
                    verifier.label(),
                    in.group().version().orElseThrow().toString());
            reasons.add(new Reason(
                    ReasonCode.CLIENT_TOO_OLD,
                    link.clauses(Requirement.RECENT_CLIENT),
                    message,
                    Optional.empty(),
                    Mends.update()));
        }
        if (link.needs().containsKey(Requirement.PLATFORM) && shown.isPresent()) {
            objections = objections == null ? objections(shown.get()) : objections;
            if (!objections.isEmpty()) {
                reasons.add(new Reason(
                        ReasonCode.PLATFORM_REFUSES,
                        link.clauses(Requirement.PLATFORM),
                        Message.of("reason.PLATFORM_REFUSES", verifier.label(), objections),
                        Optional.empty(),
                        Mends.renew(shown.get())));
            }
        }
    }

    /** Whether clients of the group do not speak encrypted streams (E2). An unknown version is taken as recent. */
    public static boolean tooOld(ClientGroup group) {
        return group.kind().takesStreams()
                && group.version()
                        .filter(version -> version.compareTo(VmsVersion.FIRST_ENCRYPTED_STREAMS) < 0)
                        .isPresent();
    }

    /** What phones object to in a certificate (F7): each a phrase of its own. */
    public static List<Message> objections(Certificate certificate) {
        List<Message> objections = new ArrayList<>();
        if (certificate.dnsNames().isEmpty() && certificate.addresses().isEmpty()) {
            objections.add(Message.of("platform.no-san"));
        }
        if (!certificate.serverAuth()) {
            objections.add(Message.of("platform.no-server-auth"));
        }
        if (!certificate.key().strong()) {
            objections.add(Message.of("platform.weak-key", certificate.key().toString()));
        }
        if (certificate.signatureAlgorithm().matches("(?i)(MD5|SHA-?1)(with.*)?")) {
            objections.add(Message.of("platform.weak-hash", certificate.signatureAlgorithm()));
        }
        if (certificate.validity().days() > LONGEST_FOR_PHONES) {
            objections.add(
                    Message.of("platform.too-long", certificate.validity().days(), LONGEST_FOR_PHONES));
        }
        return objections;
    }
}
