package akashi.outward;

import akashi.core.site.Authority;
import akashi.core.text.Message;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.PeerTrust;
import akashi.store.Authorities;
import akashi.store.Weight;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Whom the portal takes for a server.
 *
 * @param pem certificates of CAs that were handed in
 * @param pin SHA-256 in lower-case hex
 */
public record ServerTrust(By by, Optional<String> pem, Optional<String> pin) {

    /** Why a certificate counts. */
    public enum By {
        /** A CA vouches for it that Java trusts, as browsers do. */
        SYSTEM,
        /** A CA of the site vouches for it. */
        SITE,
        /** A CA vouches for it whose certificate was handed in. */
        UPLOADED,
        /** It is the one whose SHA-256 was compared. */
        PINNED
    }

    /** What it comes to in one conversation; the roots of the site are those of now. */
    public PeerTrust peers(DSLContext db, UUID siteId) {
        return switch (by) {
            case SYSTEM -> PeerTrust.system();
            case SITE -> PeerTrust.of(ofSite(db, siteId), Set.of());
            case UPLOADED -> PeerTrust.of(handedIn(), Set.of());
            case PINNED -> PeerTrust.of(List.of(), pin.map(Set::of).orElseGet(Set::of));
        };
    }

    /** Whether the certificate itself was compared, so that its names do not matter. */
    public boolean pinned() {
        return by == By.PINNED;
    }

    private static List<ParsedCertificate> ofSite(DSLContext db, UUID siteId) {
        Authorities authorities = new Authorities(db, siteId);
        return authorities.all().stream()
                .filter(Authority::isRoot)
                .flatMap(root -> authorities.der(root.id()).stream())
                .map(CertificateReader::readOne)
                .toList();
    }

    private List<ParsedCertificate> handedIn() {
        return pem.map(text -> CertificateReader.readAll(text.getBytes(StandardCharsets.US_ASCII)))
                .orElse(List.of());
    }

    /** The CAs that were handed in, by their subjects. */
    public List<String> subjects() {
        return handedIn().stream().map(ParsedCertificate::subject).toList();
    }

    /** What it comes to, in lines for whoever approves it; {@code why} is what the choice is called. */
    public List<Message> lines(Message why) {
        List<Message> lines = new ArrayList<>();
        lines.add(Weight.line(why, Message.of("outward.trust." + by)));
        if (by == By.PINNED) {
            pin.ifPresent(value -> lines.add(Message.of("approval.line.sha256", value)));
        }
        if (by == By.UPLOADED) {
            handedIn().forEach(ca -> lines.add(Message.of("approval.line.handed-in", ca.subject(), ca.sha256())));
        }
        return lines;
    }

    /** Puts it among settings that are kept. */
    public void keep(Map<String, Object> all) {
        all.put("trustedBy", by.name());
        all.put("pem", pem.orElse(""));
        all.put("pin", pin.orElse(""));
    }

    /** Puts it among what an entry of the trail tells: CAs by names and SHA-256. */
    public void tell(Map<String, Object> all) {
        all.put("trustedBy", by.name());
        all.put(
                "authorities",
                handedIn().stream()
                        .map(authority -> authority.subject() + " (SHA-256 " + authority.sha256() + ")")
                        .toList());
        all.put("pin", pin.orElse(""));
    }

    /** As it was kept. */
    public static ServerTrust of(Map<?, ?> all) {
        return new ServerTrust(By.valueOf((String) all.get("trustedBy")), text(all, "pem"), text(all, "pin"));
    }

    private static Optional<String> text(Map<?, ?> all, String name) {
        return Optional.of((String) all.get(name)).filter(text -> !text.isEmpty());
    }
}
