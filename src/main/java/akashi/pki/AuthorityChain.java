package akashi.pki;

import akashi.core.fault.Fault;
import java.util.ArrayList;
import java.util.List;

/**
 * The certificates of an issuing authority and of those above it, the root last. Each one issued the one before it,
 * checked. A root alone is a chain of one.
 */
public record AuthorityChain(List<ParsedCertificate> certificates) {

    /** Refuses a chain with a missing link. */
    public AuthorityChain {
        certificates = List.copyOf(certificates);
        for (int i = 0; i + 1 < certificates.size(); i++) {
            if (!certificates.get(i + 1).issued(certificates.get(i))) {
                throw new Fault.BadInput(
                        "certificate", "pki.chain.broken", certificates.get(i).subject());
            }
        }
        if (certificates.isEmpty()) {
            throw new Fault.BadInput("certificate", "pki.read.no-certificate");
        }
    }

    /** A root that issues by itself. */
    public static AuthorityChain of(ParsedCertificate root) {
        return new AuthorityChain(List.of(root));
    }

    /**
     * The certificate and the path above it, in order, as far as the pool holds it. Certificates of the pool that do
     * not belong to the path are left out.
     */
    public static List<ParsedCertificate> ordered(ParsedCertificate first, List<ParsedCertificate> pool) {
        List<ParsedCertificate> path = new ArrayList<>(List.of(first));
        ParsedCertificate last = first;
        while (!last.selfSigned()) {
            ParsedCertificate below = last;
            var above = pool.stream()
                    .filter(each -> !path.contains(each) && each.issued(below))
                    .findFirst();
            if (above.isEmpty()) {
                break;
            }
            last = above.get();
            path.add(last);
        }
        return path;
    }

    /** The one that signs leaves. */
    public ParsedCertificate issuing() {
        return certificates.get(0);
    }

    /** The one that verifiers hold. */
    public ParsedCertificate root() {
        return certificates.get(certificates.size() - 1);
    }

    /** Those between the leaf and the root, which a server sends along; the issuing one first. */
    public List<ParsedCertificate> intermediates() {
        return certificates.subList(0, certificates.size() - 1);
    }
}
