package akashi.pki;

import akashi.core.fault.Fault;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

    /**
     * What a server sends so that verifiers of its own root and, by second certificates of its authorities, of another one
     * find their way: programs that take the first certificate which fits have to meet the self-signed root last.
     */
    public static List<ParsedCertificate> sent(List<ParsedCertificate> path, List<ParsedCertificate> crosses) {
        ParsedCertificate last = path.get(path.size() - 1);
        int top = path.size() > 1 && last.selfSigned() ? path.size() - 1 : path.size();
        List<ParsedCertificate> sent = new ArrayList<>(path.subList(0, top));
        sent.addAll(crosses);
        sent.addAll(path.subList(top, path.size()));
        return sent;
    }

    /**
     * The same for those who hold the other root alone: the second certificates of an authority, each with what is known
     * above it, stand in place of the first one and of all above that.
     */
    public static List<ParsedCertificate> through(
            List<ParsedCertificate> path, List<ParsedCertificate> crosses, List<ParsedCertificate> pool) {
        Set<ParsedCertificate> sent = new LinkedHashSet<>();
        for (ParsedCertificate each : path) {
            List<ParsedCertificate> seconds = crosses.stream()
                    .filter(cross -> cross.publicKey().equals(each.publicKey()))
                    .toList();
            seconds.forEach(second -> sent.addAll(ordered(second, pool)));
            if (!seconds.isEmpty()) {
                break;
            }
            sent.add(each);
        }
        return List.copyOf(sent);
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
