package akashi.authority;

import akashi.core.fault.FieldError;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityJudge;
import akashi.pki.CertificateReader;
import akashi.pki.ForeignAuthority;
import akashi.pki.ParsedCertificate;
import akashi.store.Authorities;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an authority from elsewhere is worth here: everything that forbids to take it in, and everything that should be
 * known before.
 */
record Imported(List<Message> refused, List<Message> warned) {

    static Imported of(ForeignAuthority authority, SiteSnapshot site, Authorities store, Instant now) {
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
            refused.add(Message.of("authority.import.mismatch"));
        }
        boolean signing = authority.key().isPresent() || !authority.trouble().isEmpty();
        List<ParsedCertificate> path =
                AuthorityChain.ordered(authority.certificate().get(), pool(authority, site, store));
        for (ParsedCertificate each : path) {
            AuthorityJudge.findings(each, signing, now).forEach(finding -> {
                Message said = path.size() == 1
                        ? finding.message()
                        : Message.of("authority.import.about", each.title(), finding.message());
                (finding.refuses() ? refused : warned).add(said);
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

    /** The certificates among which those above it are looked for: the ones that came along and the known ones. */
    static List<ParsedCertificate> pool(ForeignAuthority authority, SiteSnapshot site, Authorities store) {
        Stream<ParsedCertificate> known = site.authorities().stream()
                .flatMap(a -> store.der(a.id()).stream())
                .map(CertificateReader::readOne);
        return Stream.concat(authority.others().stream(), known).distinct().toList();
    }

    /** Whether nothing forbids it. For templates. */
    public boolean possible() {
        return refused.isEmpty();
    }
}
