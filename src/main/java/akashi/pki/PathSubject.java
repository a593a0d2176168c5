package akashi.pki;

import java.time.Instant;
import java.util.List;

/** A path to be judged: the leaf first, and whether its last certificate is one that the verifier trusts. */
record PathSubject(
        List<ParsedCertificate> path, boolean trusted, List<ParsedCertificate> intermediates, Verifier verifier) {

    ParsedCertificate leaf() {
        return path.get(0);
    }

    List<ParsedCertificate> authorities() {
        return path.subList(1, path.size());
    }

    ParsedCertificate last() {
        return path.get(path.size() - 1);
    }

    Instant instant() {
        return verifier.instant();
    }
}
