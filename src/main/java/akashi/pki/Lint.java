package akashi.pki;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Every check of a server's certificate before it is issued. All run; none stops at the first.
 *
 * <p>What RFC 5280 demands of every certificate is refused where it fails. Of the CA/Browser Forum's Baseline
 * Requirements those are taken that make sense for a private CA, because verifiers hold to them whoever issued: 64 bits or
 * more in the serial number (7.1), strong keys and sound parameters (6.1.5, 6.1.6), SHA-2 (7.1.3.2), a key usage that fits
 * the key, server authentication and not every use (7.1.2.7.10), the common name among the alternative names (7.1.4.3),
 * alternative names that are host names or addresses, no wildcard inside a label (7.1.4.2), plain HTTP addresses for
 * questions about revocation (7.1.2.11). An underscore in a name is a warning: Windows sites have them, strict resolvers do
 * not take them. Left aside, as they speak of public trust: the ban of internal names and reserved addresses, proof of
 * domain control, policies, transparency logs, and the 398 days and shorter. Of the platforms, Apple's list (HT210176)
 * is kept where phones, browsers or Macs see the certificate: at most 825 days, RSA of 2048 bits, SHA-2, server
 * authentication, names among the alternative names. Android and Firefox ask for nothing beyond it but that their owner
 * trusts the CA, which no certificate can bring about.
 */
final class Lint {

    private static final List<Function<ParsedCertificate, Stream<Finding>>> FORM = List.of(
            FormLint::version,
            FormLint::algorithms,
            FormLint::serial,
            FormLint::dates,
            FormLint::critical,
            KeyLint::strength,
            KeyLint::exponent,
            KeyLint::curve,
            UseLint::signatureHash);

    private static final List<Function<LintSubject, Stream<Finding>>> CHECKS = List.of(
            NameLint::present,
            NameLint::complete,
            NameLint::noAddressAsName,
            NameLint::commonName,
            NameLint::hostNames,
            NameLint::underscores,
            NameLint::withinConstraints,
            NameLint::noConstraints,
            UseLint::serverAuth,
            UseLint::notEveryUse,
            UseLint::noAuthority,
            UseLint::keyUsage,
            UseLint::entropy,
            UseLint::issuer,
            UseLint::keyIds,
            KeyLint::uses,
            KeyLint::unconfirmed,
            StatusLint::plainHttp,
            StatusLint::listNamed,
            LifeLint::withinAuthority,
            LifeLint::acceptableToPhones,
            LifeLint::length,
            TrainingLint::names,
            TrainingLint::life,
            TrainingLint::status);

    private Lint() {}

    static List<Finding> findings(LintSubject subject) {
        return Stream.concat(form(subject.certificate()), CHECKS.stream().flatMap(check -> check.apply(subject)))
                .toList();
    }

    /** What RFC 5280 demands of every certificate, and the strength of its key and signature. */
    static Stream<Finding> form(ParsedCertificate certificate) {
        return FORM.stream().flatMap(check -> check.apply(certificate));
    }
}
