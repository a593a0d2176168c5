package akashi.probe;

import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.ShownFault;
import akashi.core.site.SiteSnapshot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.ServerName;
import akashi.pki.ShownJudge;
import akashi.pki.TlsAnswer;
import akashi.store.Authorities;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** What a site makes of certificates that its servers show: its own authorities and certificates are what it knows. */
final class Judging {

    private final Map<String, Certificate> known = new HashMap<>();
    private final ShownJudge judge;

    private Judging(SiteSnapshot site, ShownJudge judge) {
        this.judge = judge;
        site.certificates().forEach(certificate -> known.put(certificate.sha256(), certificate));
    }

    static Judging of(SiteSnapshot site, DSLContext db) {
        Authorities rows = new Authorities(db, site.site().id());
        List<ParsedCertificate> roots = new ArrayList<>();
        List<ParsedCertificate> between = new ArrayList<>();
        for (Authority authority : site.authorities()) {
            rows.der(authority.id()).flatMap(Judging::parsed).ifPresent(parsed -> {
                boolean root = parsed.selfSigned() || authority.parentId().isEmpty();
                (root ? roots : between).add(parsed);
            });
        }
        boolean publicToo = site.authorities().stream().anyMatch(a -> a.kind() == Authority.Kind.PUBLIC);
        return new Judging(site, new ShownJudge(roots, publicToo, between));
    }

    /** One that was only asked for has no certificate yet. */
    private static Optional<ParsedCertificate> parsed(byte[] der) {
        try {
            return Optional.of(CertificateReader.readOne(der));
        } catch (Fault.BadInput none) {
            return Optional.empty();
        }
    }

    /** The certificate that the portal knows by its SHA-256. */
    Optional<UUID> known(ParsedCertificate leaf) {
        return Optional.ofNullable(known.get(leaf.sha256())).map(Certificate::id);
    }

    Set<ShownFault> faults(TlsAnswer answer, Computer computer, Optional<HostName> name) {
        Optional<ServerName> reached = name.map(ServerName::of)
                .or(() -> computer.addresses().stream().findFirst().map(ServerName::of));
        Set<ShownFault> faults = EnumSet.noneOf(ShownFault.class);
        faults.addAll(judge.faults(answer, reached, answer.at()));
        Certificate ours = known.get(answer.chain().get(0).sha256());
        if (ours == null) {
            faults.add(ShownFault.UNKNOWN_ORIGIN);
        } else if (ours.state() == Certificate.State.REVOKED) {
            faults.add(ShownFault.REVOKED);
        }
        return faults;
    }
}
