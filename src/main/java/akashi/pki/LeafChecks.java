package akashi.pki;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a verifier asks of the server's own certificate. */
final class LeafChecks {

    private LeafChecks() {}

    static Stream<Problem> name(PathSubject subject) {
        return subject.verifier().server().stream().flatMap(name -> name(subject.leaf(), name));
    }

    private static Stream<Problem> name(ParsedCertificate leaf, ServerName name) {
        if (leaf.dnsNames().isEmpty() && leaf.addresses().isEmpty()) {
            return Stream.of(Problem.of(Problem.Kind.NO_SAN));
        }
        return name.coveredBy(leaf)
                ? Stream.empty()
                : Stream.of(Problem.of(Problem.Kind.WRONG_NAME, name.text(), names(leaf)));
    }

    /** Issuers that list uses pass the limit down, as Windows and the browsers apply it. */
    static Stream<Problem> serverAuth(PathSubject subject) {
        return subject.path().stream()
                .filter(certificate -> subject.verifier().servers())
                .filter(certificate -> !certificate.allowsServers())
                .limit(1)
                .map(certificate -> Problem.of(Problem.Kind.NO_SERVER_AUTH, certificate.title()));
    }

    private static String names(ParsedCertificate leaf) {
        Stream<String> addresses = leaf.addresses().stream().map(address -> address.value());
        return Stream.concat(leaf.dnsNames().stream(), addresses).limit(5).collect(Collectors.joining(", "));
    }
}
