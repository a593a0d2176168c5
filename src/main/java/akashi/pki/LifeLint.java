package akashi.pki;

import akashi.core.site.Validity;
import java.util.stream.Stream;

/** Checks of how long a certificate about to be issued lives. */
final class LifeLint {

    private static final int MOST_FOR_PHONES = 825;
    private static final int MOST = 1_825;

    private LifeLint() {}

    static Stream<Finding> withinAuthority(LintSubject subject) {
        Validity leaf = subject.certificate().validity();
        return subject.authority().certificates().stream()
                .filter(authority ->
                        leaf.notAfter().isAfter(authority.validity().notAfter()))
                .map(authority -> Finding.refusal(
                        "outlives-authority",
                        "RFC 5280 6.1.3",
                        authority.subject(),
                        authority.validity().notAfter()));
    }

    static Stream<Finding> acceptableToPhones(LintSubject subject) {
        long days = subject.certificate().validity().days();
        return subject.request().seenByPhones() && days > MOST_FOR_PHONES
                ? Stream.of(Finding.refusal("too-long-for-phones", "Apple HT210176", days, MOST_FOR_PHONES))
                : Stream.empty();
    }

    static Stream<Finding> length(LintSubject subject) {
        long days = subject.certificate().validity().days();
        if (days > MOST) {
            return Stream.of(Finding.refusal("too-long", "Akashi", days, MOST));
        }
        return !subject.request().seenByPhones() && days > MOST_FOR_PHONES
                ? Stream.of(Finding.warning("long", "Akashi", days, MOST_FOR_PHONES))
                : Stream.empty();
    }
}
