package akashi.pki;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every check of a certificate before it is issued. All run; none stops at the first. */
final class Lint {

    private static final List<Function<LintSubject, Stream<Finding>>> CHECKS = List.of(
            NameLint::present,
            NameLint::complete,
            NameLint::noAddressAsName,
            NameLint::commonName,
            NameLint::withinConstraints,
            UseLint::serverAuth,
            UseLint::noAuthority,
            UseLint::keyUsage,
            UseLint::keyStrength,
            UseLint::signatureHash,
            UseLint::serial,
            UseLint::keyIds,
            LifeLint::withinAuthority,
            LifeLint::acceptableToPhones,
            LifeLint::length);

    private Lint() {}

    static List<Finding> findings(LintSubject subject) {
        return CHECKS.stream().flatMap(check -> check.apply(subject)).toList();
    }
}
