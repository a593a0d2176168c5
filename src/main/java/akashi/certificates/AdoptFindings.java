package akashi.certificates;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.pki.ChainJudge;
import akashi.pki.KeyUse;
import akashi.pki.ParsedCertificate;
import akashi.pki.Problem;
import akashi.pki.Verifier;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is to be said of certificates before they are taken in: dates first, then names, then strength. */
final class AdoptFindings {

    private static final Pattern WEAK = Pattern.compile("(?i).*(md5|sha-?1(?!\\d)).*");
    private static final Set<Problem.Kind> OF_THE_PATH = EnumSet.of(
            Problem.Kind.NO_SERVER_AUTH,
            Problem.Kind.ISSUER_MAY_NOT_SIGN,
            Problem.Kind.PATH_TOO_LONG,
            Problem.Kind.OUTSIDE_CONSTRAINTS,
            Problem.Kind.UNKNOWN_CRITICAL,
            Problem.Kind.NO_POLICY,
            Problem.Kind.SERIAL);
    private static final int PHONE_DAYS = 825;
    private static final int WARN_MONTHS = 18;

    /** A finding with the status it would lead to. */
    record Finding(Status status, Message message) {}

    private final SiteSnapshot site;
    private final List<ParsedCertificate> authorities;
    private final Instant now;

    AdoptFindings(SiteSnapshot site, List<ParsedCertificate> authorities, Instant now) {
        this.site = site;
        this.authorities = authorities;
        this.now = now;
    }

    /** Of an authority. */
    List<Finding> ofAuthority(ParsedCertificate certificate) {
        List<Finding> found = new ArrayList<>();
        dates(certificate.validity(), certificate.validity().warnFromAsAuthority(), found);
        long months = ChronoUnit.MONTHS.between(
                now.atOffset(ZoneOffset.UTC), certificate.validity().notAfter().atOffset(ZoneOffset.UTC));
        if (found.isEmpty() && months < WARN_MONTHS) {
            found.add(new Finding(Status.EXPIRING, Message.of("certificates.adopt.ca-ends", months)));
        }
        if (!certificate.isCa()) {
            found.add(new Finding(Status.BROKEN, Message.of("certificates.adopt.not-ca")));
        }
        if (!certificate.keyUsage().isEmpty() && !certificate.keyUsage().contains(KeyUse.KEY_CERT_SIGN)) {
            found.add(new Finding(Status.BROKEN, Message.of("pki.authority.may-not-sign")));
        }
        strength(certificate, found);
        return found;
    }

    /** Of a server's certificate, for the computer and slots that were matched. */
    List<Finding> of(ParsedCertificate certificate, Optional<Computer> computer, Set<Slot> slots) {
        List<Finding> found = new ArrayList<>();
        dates(certificate.validity(), certificate.validity().warnFrom(), found);
        computer.ifPresent(c -> names(certificate, c, found));
        if (computer.isEmpty() && !site.active().isEmpty()) {
            found.add(new Finding(Status.EXPIRING, Message.of("certificates.adopt.no-computer")));
        }
        strength(certificate, found);
        if (slots.contains(Slot.MOBILE) && certificate.validity().days() > PHONE_DAYS) {
            found.add(new Finding(
                    Status.EXPIRING,
                    Message.of(
                            "certificates.adopt.phones", certificate.validity().days(), PHONE_DAYS)));
        }
        if (authorities.stream().noneMatch(a -> a.issued(certificate))) {
            String key = certificate.selfSigned() ? "certificates.adopt.self-signed" : "certificates.adopt.no-issuer";
            found.add(new Finding(Status.UNKNOWN, Message.of(key, certificate.issuer())));
        }
        List<Finding> path = path(certificate);
        found.addAll(path.isEmpty() ? above(certificate) : path);
        return found;
    }

    /** What is broken above breaks what hangs below it, whatever it is that is said of it there. */
    private List<Finding> above(ParsedCertificate certificate) {
        return authorities.stream()
                .filter(a -> !a.equals(certificate) && a.issued(certificate))
                .filter(a -> ofAuthority(a).stream().anyMatch(finding -> finding.status() == Status.BROKEN))
                .limit(1)
                .map(a -> new Finding(Status.BROKEN, Message.of("certificates.adopt.ca-broken", a.title())))
                .toList();
    }

    /** What only the whole path shows; dates, names and strength were told above. */
    private List<Finding> path(ParsedCertificate certificate) {
        List<ParsedCertificate> roots =
                authorities.stream().filter(ParsedCertificate::selfSigned).toList();
        return ChainJudge.judge(certificate, authorities, Verifier.ofServers(roots, now)).problems().stream()
                .filter(problem -> OF_THE_PATH.contains(problem.kind()))
                .flatMap(problem -> told(problem, certificate))
                .distinct()
                .map(message -> new Finding(Status.BROKEN, message))
                .toList();
    }

    private static Stream<Message> told(Problem problem, ParsedCertificate leaf) {
        return problem.kind() == Problem.Kind.NO_SERVER_AUTH && !leaf.allowsServers()
                ? notForServers(leaf)
                : Stream.of(problem.message(), Message.of("certificates.adopt.other-ca"));
    }

    /** That a certificate is not meant for servers, and what to do. */
    static Stream<Message> notForServers(ParsedCertificate leaf) {
        return Stream.of(
                Message.of("pki.judge.no-server-auth", leaf.title()), Message.of("certificates.adopt.issue-anew"));
    }

    private void dates(Validity validity, Instant warnFrom, List<Finding> found) {
        if (now.isAfter(validity.notAfter())) {
            found.add(new Finding(Status.BROKEN, Message.of("certificates.adopt.expired", validity.notAfter())));
        } else if (now.isBefore(validity.notBefore())) {
            found.add(new Finding(Status.BROKEN, Message.of("certificates.adopt.not-yet", validity.notBefore())));
        } else if (!now.isBefore(warnFrom)) {
            found.add(new Finding(Status.EXPIRING, Message.of("certificates.adopt.soon", validity.notAfter())));
        }
    }

    private void names(ParsedCertificate certificate, Computer computer, List<Finding> found) {
        List<String> missing = RequiredNames.of(computer, site.site(), now).must().stream()
                .filter(name -> !certificate.covers(name))
                .map(HostName::value)
                .toList();
        if (!missing.isEmpty()) {
            found.add(new Finding(Status.BROKEN, Message.of("certificates.adopt.names", missing)));
        }
    }

    private static void strength(ParsedCertificate certificate, List<Finding> found) {
        if (!certificate.key().strong()) {
            String key = certificate.key().toString();
            found.add(new Finding(Status.BROKEN, Message.of("certificates.adopt.weak-key", key)));
        }
        if (WEAK.matcher(certificate.signatureAlgorithm()).matches()) {
            found.add(new Finding(
                    Status.EXPIRING,
                    Message.of("certificates.adopt.weak-signature", certificate.signatureAlgorithm())));
        }
    }
}
