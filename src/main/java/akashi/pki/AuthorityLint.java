package akashi.pki;

import akashi.core.site.NameConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What verifiers would hold against an authority under those above it; all of it is told. */
final class AuthorityLint {

    private AuthorityLint() {}

    static List<Finding> findings(ParsedCertificate draft, AuthorityChain above) {
        List<Finding> found = new ArrayList<>(own(draft));
        List<ParsedCertificate> certificates = above.certificates();
        IntStream.range(0, certificates.size()).forEach(depth -> {
            ParsedCertificate each = certificates.get(depth);
            mayIssue(each, found);
            roomBelow(each, draft, depth, found);
            outlives(each, draft, found);
            outside(each, draft, found);
        });
        return found;
    }

    /** What speaks against it whoever signs it: what RFC 5280 demands of every CA, a root included. */
    static List<Finding> own(ParsedCertificate authority) {
        List<Finding> found = new ArrayList<>(Lint.form(authority).toList());
        if (!authority.isCa()) {
            found.add(Finding.refusal("ca-unmarked", "RFC 5280 4.2.1.9"));
        }
        if (!authority.keyUsage().contains(KeyUse.KEY_CERT_SIGN)) {
            found.add(Finding.refusal("ca-may-not-sign", "RFC 5280 4.2.1.3"));
        }
        if (authority.subject().isEmpty()) {
            found.add(Finding.refusal("ca-nameless", "RFC 5280 4.1.2.6"));
        }
        if (authority.subjectKeyId().isEmpty()) {
            found.add(Finding.refusal("ca-key-id", "RFC 5280 4.2.1.2"));
        }
        return found;
    }

    private static void mayIssue(ParsedCertificate above, List<Finding> found) {
        if (!above.isCa()) {
            found.add(Finding.refusal("above-no-ca", "RFC 5280 4.2.1.9", above.title()));
        }
        if (!above.keyUsage().isEmpty() && !above.keyUsage().contains(KeyUse.KEY_CERT_SIGN)) {
            found.add(Finding.refusal("above-may-not-sign", "RFC 5280 4.2.1.3", above.title()));
        }
    }

    /** Below each authority there have to be places for those between, this one, and those that it may have below. */
    private static void roomBelow(ParsedCertificate above, ParsedCertificate draft, int depth, List<Finding> found) {
        int needed = depth + 1 + draft.pathLen().orElse(0);
        if (above.pathLen().isPresent() && above.pathLen().getAsInt() < needed) {
            found.add(Finding.refusal(
                    "above-too-short",
                    "RFC 5280 4.2.1.9",
                    above.title(),
                    above.pathLen().getAsInt(),
                    needed));
        }
    }

    private static void outlives(ParsedCertificate above, ParsedCertificate draft, List<Finding> found) {
        if (draft.validity().notAfter().isAfter(above.validity().notAfter())) {
            found.add(Finding.refusal(
                    "outlives-authority",
                    "RFC 5280 6.1.3",
                    above.title(),
                    above.validity().notAfter()));
        }
    }

    /** Names that the authority would allow and the one above forbids: certificates for them would be of no use. */
    private static void outside(ParsedCertificate above, ParsedCertificate draft, List<Finding> found) {
        NameConstraints limits = above.constraints();
        Stream<String> names = draft.constraints().dns().stream().filter(base -> !limits.permits(base));
        Stream<String> ranges = draft.constraints().addresses().stream()
                .filter(range -> !limits.permits(range.base()))
                .map(Object::toString);
        Stream.concat(names, ranges)
                .map(name -> Finding.refusal("outside-constraints", "RFC 5280 4.2.1.10", name, above.title()))
                .forEach(found::add);
    }
}
