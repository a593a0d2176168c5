package akashi.authority;

import akashi.core.fault.FieldError;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityJudge;
import akashi.pki.ForeignAuthority;
import akashi.pki.ParsedCertificate;
import akashi.store.Authorities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an authority from elsewhere is worth here: everything that forbids to take it in, and everything that should be
 * known before.
 */
record Imported(List<Message> refused, List<Message> warned) {

    /** Nothing mends these where they stand. */
    private static final Set<String> HOPELESS =
            Set.of("not-ca", "may-not-sign", "not-for-servers", "unknown-critical", "weak-key", "expired");

    /** On what way it comes, which says what to do where it will not do. */
    enum Way {
        IMPORT,
        ANSWER;

        private Message says(String what) {
            return Message.of("authority." + name().toLowerCase(Locale.ROOT) + "." + what);
        }
    }

    static Imported of(ForeignAuthority authority, Way way, SiteSnapshot site, Authorities store, Instant now) {
        List<Message> refused = new ArrayList<>(
                authority.trouble().stream().map(FieldError::message).toList());
        List<Message> warned = new ArrayList<>();
        if (authority.certificate().isEmpty()) {
            // A file that could not be opened says enough: nobody knows yet what lies in it.
            if (refused.isEmpty()) {
                refused.add(Message.of("authority.import.no-certificate"));
            }
            return new Imported(refused, warned);
        }
        if (authority.mismatched()) {
            refused.add(way.says("mismatch"));
        }
        boolean signing = authority.half().isPresent() || !authority.trouble().isEmpty();
        List<ParsedCertificate> path =
                AuthorityChain.ordered(authority.certificate().get(), pool(authority, site, store));
        Set<Message> advised = new HashSet<>();
        for (ParsedCertificate each : path) {
            AuthorityJudge.findings(each, signing, now).forEach(finding -> {
                Message about = path.size() == 1 ? finding.message() : about(each, finding.message());
                boolean own = signing && each.equals(path.get(0));
                (finding.refuses() ? refused : warned)
                        .add(advice(finding.code(), each, own, way)
                                .filter(advised::add)
                                .map(advice -> Message.of("authority.import.advised", about, advice))
                                .orElse(about));
            });
        }
        ParsedCertificate last = path.get(path.size() - 1);
        if (!last.selfSigned()) {
            refused.add(Message.of("authority.import.no-root", last.title(), last.issuer()));
        }
        List<String> missing = ConstraintDraft.missing(site, path.get(0).constraints(), now);
        if (signing && !missing.isEmpty()) {
            warned.add(Message.of("authority.import.missing", missing));
        }
        return new Imported(refused, warned);
    }

    private static Message about(ParsedCertificate certificate, Message what) {
        return Message.of("authority.import.about", certificate.title(), what);
    }

    /** What to do: the signature is mended by who made it; the rest only where the one that shall sign here is at fault. */
    private static Optional<Message> advice(String code, ParsedCertificate about, boolean own, Way way) {
        if (code.equals("weak-signature")) {
            return Optional.of(Message.of("authority.import.sign-anew", about.title()));
        }
        return own && HOPELESS.contains(code) ? Optional.of(way.says("instead")) : Optional.empty();
    }

    /** The certificates among which those above it are looked for: the ones that came along and the known ones. */
    static List<ParsedCertificate> pool(ForeignAuthority authority, SiteSnapshot site, Authorities store) {
        return Stream.concat(authority.others().stream(), SiteAuthorities.known(store, site).stream())
                .distinct()
                .toList();
    }

    /** The same with more that should be known before. */
    Imported warnedOf(List<Message> more) {
        return new Imported(
                refused, Stream.concat(warned.stream(), more.stream()).toList());
    }

    /** Whether nothing forbids it. For templates. */
    public boolean possible() {
        return refused.isEmpty();
    }
}
