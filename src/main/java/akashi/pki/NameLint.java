package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.x509.Extension;

/** Checks of the names in a certificate about to be issued. */
final class NameLint {

    private NameLint() {}

    static Stream<Finding> present(LintSubject subject) {
        ParsedCertificate certificate = subject.certificate();
        return certificate.dnsNames().isEmpty() && certificate.addresses().isEmpty()
                ? Stream.of(Finding.refusal("san-missing", "RFC 9525 2"))
                : Stream.empty();
    }

    static Stream<Finding> complete(LintSubject subject) {
        ParsedCertificate certificate = subject.certificate();
        Stream<String> names = subject.request().dnsNames().stream()
                .filter(name -> !certificate.covers(name))
                .map(HostName::value);
        Stream<String> addresses = subject.request().addresses().stream()
                .filter(address -> !certificate.covers(address))
                .map(IpAddress::value);
        return Stream.concat(names, addresses).map(name -> Finding.refusal("san-incomplete", "RFC 5280 4.2.1.6", name));
    }

    static Stream<Finding> noAddressAsName(LintSubject subject) {
        return subject.certificate().dnsNames().stream()
                .filter(name -> IpAddress.parse(name).isPresent())
                .map(name -> Finding.refusal("address-as-name", "RFC 9525 2", name));
    }

    static Stream<Finding> commonName(LintSubject subject) {
        Optional<String> found = subject.certificate().commonName();
        String name = found.orElse("");
        if (name.isEmpty() || name.codePointCount(0, name.length()) > 64) {
            return Stream.of(Finding.refusal("cn-length", "X.520 ub-common-name", 64));
        }
        if (IpAddress.parse(name).isPresent()) {
            return Stream.of(Finding.refusal("cn-address", "RFC 9525 2", name));
        }
        boolean covered =
                HostName.parse(name).map(subject.certificate()::covers).orElse(false);
        return covered ? Stream.empty() : Stream.of(Finding.warning("cn-not-in-san", "RFC 9525 2", name));
    }

    static Stream<Finding> hostNames(LintSubject subject) {
        return subject.certificate().dnsNames().stream()
                .filter(name -> IpAddress.parse(name).isEmpty())
                .filter(name -> HostName.problem(name.startsWith("*.") ? name.substring(2) : name)
                        .isPresent())
                .map(name -> Finding.refusal("name-form", "RFC 5280 4.2.1.6, RFC 9525 6.3", name));
    }

    static Stream<Finding> underscores(LintSubject subject) {
        return subject.certificate().dnsNames().stream()
                .filter(name -> name.indexOf('_') >= 0)
                .map(name -> Finding.warning("underscore", "Baseline Requirements 7.1.4.2", name));
    }

    static Stream<Finding> noConstraints(LintSubject subject) {
        boolean limits = CertificateStructure.of(subject.certificate()).getExtension(Extension.nameConstraints) != null;
        return FormLint.refuse(limits, "leaf-constraints", "RFC 5280 4.2.1.10");
    }

    static Stream<Finding> withinConstraints(LintSubject subject) {
        return subject.authority().certificates().stream()
                .flatMap(authority -> ConstraintCheck.of(authority).outside(subject.certificate()).stream()
                        .map(name -> Finding.refusal(
                                "outside-constraints", "RFC 5280 4.2.1.10", name, authority.subject())));
    }
}
