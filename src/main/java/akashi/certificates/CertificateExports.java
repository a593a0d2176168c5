package akashi.certificates;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.pki.AuthorityChain;
import akashi.pki.CertificateReader;
import akashi.pki.KeyFiles;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PfxFile;
import akashi.pki.PfxProfile;
import akashi.pki.PrivateKeyBytes;
import akashi.store.Acts;
import akashi.store.Certificates;
import akashi.store.Database;
import akashi.store.Snapshots;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes the files of one certificate, with its key and without. */
final class CertificateExports {

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final SealedKeys keys;
    private final Clock clock;

    CertificateExports(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            SealedKeys keys,
            Clock clock) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.keys = keys;
        this.clock = clock;
    }

    /** A file. */
    record File(String host, String name, byte[] bytes) {

        @Override
        public String toString() {
            return "File[" + name + ", •••]";
        }
    }

    /** The certificate with its key, and the audit entry that it left. A clear PEM takes no password. */
    File withKey(Actor actor, UUID id, ExportCertificate.Form form, Password password) {
        if (!actor.access().covers(Access.ADMIN)) {
            throw new Fault.NotAllowed("export-certificate by " + actor.name());
        }
        if (form != ExportCertificate.Form.PEM_CLEAR) {
            Bundles.judge(database.db(), actor.siteId(), password);
        }
        SiteSnapshot site = snapshots.of(actor.siteId());
        Certificate certificate = ExportCertificate.judged(site, id);
        acts.ahead(actor, () -> Optional.of(Weights.of(new ExportCertificate(id, form), site)));
        List<ParsedCertificate> path = path(site, certificate);
        PrivateKeyBytes key = keys.open(database.db(), actor.siteId(), SealedKeys.CERTIFICATE, id);
        String name = FileNames.of(site, certificate);
        byte[] bytes = switch (form) {
            case PFX_MODERN -> pfx(name, key, path).encode(PfxProfile.MODERN, password);
            case PFX_COMPATIBLE -> pfx(name, key, path).encode(PfxProfile.COMPATIBLE, password);
            case PEM -> KeyFiles.pem(key, password, sent(site, certificate));
            case PEM_CLEAR -> KeyFiles.clearPem(key, sent(site, certificate));
        };
        key.wipe();
        acts.run(actor, new ExportCertificate(id, form));
        String host = certificate
                .computerId()
                .flatMap(site::computer)
                .map(Computer::label)
                .orElse(name);
        return new File(host, name + (form.name().startsWith("PFX") ? ".pfx" : ".pem"), bytes);
    }

    /** A file without a key. */
    byte[] open(SiteSnapshot site, Certificate certificate, PublicFile file) {
        List<ParsedCertificate> crosses = crosses(site, certificate);
        List<ParsedCertificate> known = crosses.isEmpty() ? List.of() : SiteAuthorities.known(database.db(), site);
        return file.of(new PublicFile.Sources(path(site, certificate), crosses, known));
    }

    /** The certificate and those above it for a server that sends a chosen chain, the root last. */
    List<ParsedCertificate> sent(SiteSnapshot site, Certificate certificate) {
        return AuthorityChain.sent(path(site, certificate), crosses(site, certificate));
    }

    /** Whether those who hold another root alone need a chain of their own; a crossed root does for all. */
    boolean ownChainForOthers(SiteSnapshot site, Certificate certificate) {
        boolean root = certificate
                .authorityId()
                .flatMap(site::authority)
                .map(Authority::isRoot)
                .orElse(true);
        return !root && !crosses(site, certificate).isEmpty();
    }

    private List<ParsedCertificate> crosses(SiteSnapshot site, Certificate certificate) {
        return certificate
                .authorityId()
                .flatMap(site::authority)
                .map(authority -> authorities.crosses(database.db(), site, authority, clock.instant()))
                .orElse(List.of());
    }

    private static PfxFile pfx(String name, PrivateKeyBytes key, List<ParsedCertificate> path) {
        return new PfxFile("Akashi " + name, key, path.get(0), new AuthorityChain(path.subList(1, path.size())));
    }

    /** The certificate, then those above it as far as they are known, the root last. */
    List<ParsedCertificate> path(SiteSnapshot site, Certificate certificate) {
        UUID siteId = site.site().id();
        ParsedCertificate leaf = new Certificates(database.db(), siteId)
                .der(certificate.id())
                .map(CertificateReader::readOne)
                .orElseThrow(() -> new Fault.NotFound("bytes of " + certificate.id()));
        List<ParsedCertificate> path = new ArrayList<>(List.of(leaf));
        Optional<AuthorityChain> above = certificate
                .authorityId()
                .flatMap(site::authority)
                .map(authority -> authorities.chain(database.db(), site, authority));
        above.ifPresent(chain -> path.addAll(chain.certificates()));
        return path;
    }
}
