package akashi.vms;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Authorities;
import akashi.store.Sites;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * How a site's gateway is reached, as it was used last. There is no password in it.
 *
 * @param pin SHA-256 of the certificate that the gateway shows, in lower-case hex, where somebody compared it
 * @param ca a CA certificate that was handed in for this alone
 */
record Gateway(
        GatewayAddress address, Login.Kind kind, String user, Optional<String> pin, Optional<ParsedCertificate> ca) {

    private static final String ADDRESS = "vms.address";
    private static final String KIND = "vms.kind";
    private static final String USER = "vms.user";
    private static final String PIN = "vms.pin";
    private static final String CA = "vms.ca";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    static Optional<Gateway> of(DSLContext db, UUID siteId) {
        Sites sites = new Sites(db);
        return sites.setting(siteId, ADDRESS)
                .map(address -> new Gateway(
                        GatewayAddress.typed(address),
                        sites.setting(siteId, KIND).map(Login.Kind::valueOf).orElse(Login.Kind.BASIC),
                        sites.setting(siteId, USER).orElse(""),
                        sites.setting(siteId, PIN).filter(pin -> !pin.isEmpty()),
                        sites.setting(siteId, CA)
                                .filter(der -> !der.isEmpty())
                                .map(der -> CertificateReader.readOne(
                                        Base64.getDecoder().decode(der)))));
    }

    void keep(DSLContext db, UUID siteId) {
        Sites sites = new Sites(db);
        sites.set(siteId, ADDRESS, address.toString());
        sites.set(siteId, KIND, kind.name());
        sites.set(siteId, USER, user);
        sites.set(siteId, PIN, pin.orElse(""));
        sites.set(
                siteId,
                CA,
                ca.map(root -> Base64.getEncoder().encodeToString(root.der().toArray()))
                        .orElse(""));
    }

    /** A SHA-256 as people paste it; empty where they paste nothing. */
    static Optional<String> pin(String typed) {
        String hex = typed.replaceAll("[\\s:\\u200E]", "").toLowerCase(Locale.ROOT);
        if (!hex.isEmpty() && !SHA256.matcher(hex).matches()) {
            throw new Fault.BadInput("pin", "vms.pin.wrong");
        }
        return Optional.of(hex).filter(text -> !text.isEmpty());
    }

    /** Every root whose word counts: those of the site, and the one that was handed in. */
    List<ParsedCertificate> roots(DSLContext db, SiteSnapshot site) {
        Authorities authorities = new Authorities(db, site.site().id());
        Stream<ParsedCertificate> own = site.authorities().stream()
                .filter(Authority::isRoot)
                .flatMap(root -> authorities.der(root.id()).stream())
                .map(CertificateReader::readOne);
        return Stream.concat(own, ca.stream()).toList();
    }

    Set<String> pins() {
        return pin.map(Set::of).orElseGet(Set::of);
    }
}
