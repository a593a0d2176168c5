package akashi.diagnosis;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.diagnosis.ErrorCause;
import akashi.core.diagnosis.KnownErrors;
import akashi.core.diagnosis.Mender;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.CertificateReader;
import akashi.pki.ChainJudge;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Replay;
import akashi.pki.ServerName;
import akashi.store.Authorities;
import akashi.store.Certificates;
import akashi.store.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Plays the client's side of a connection with the certificate that the portal knows. */
final class Replaying {

    private final Database database;
    private final SiteAuthorities authorities;
    private final SealedKeys keys;
    private final BooleanSupplier locked;

    Replaying(Database database, SiteAuthorities authorities, SealedKeys keys, BooleanSupplier locked) {
        this.database = database;
        this.authorities = authorities;
        this.keys = keys;
        this.locked = locked;
    }

    /** Which roots the client holds, by name: known to, said not to, and taken to since nobody has said. */
    record Trusts(List<String> known, List<String> refused, List<String> assumed) {}

    /**
     * What came of it.
     *
     * @param name by which the client calls the server
     * @param cause the client's reason, where it refuses and its words are known
     * @param mender who mends that, with this client
     * @param problems what a careful verifier has against the certificate besides
     */
    record Played(
            String name,
            ParsedCertificate leaf,
            Trusts trusts,
            Replay.Ending ending,
            Optional<ErrorCause> cause,
            Optional<Mender> mender,
            List<Message> problems) {}

    /** Plays it; empty where there is no certificate, or none whose bytes are here. */
    Optional<Played> play(SiteSnapshot site, CertificateLink link, Verifier client, Computer server, Instant at) {
        Optional<Certificate> known = site.certificateIn(server, link.slot());
        Optional<ServerName> name = name(site, client, server);
        return known.flatMap(certificate -> new Certificates(database.db(), siteId(site))
                .der(certificate.id())
                .map(CertificateReader::readOne)
                .flatMap(leaf -> name.map(n -> played(site, certificate, leaf, client, n, at))));
    }

    private Played played(
            SiteSnapshot site,
            Certificate certificate,
            ParsedCertificate leaf,
            Verifier client,
            ServerName name,
            Instant at) {
        Optional<AuthorityChain> chain = certificate
                .authorityId()
                .flatMap(site::authority)
                .filter(authority -> !authority.sha256().isEmpty())
                .map(authority -> authorities.chain(database.db(), site, authority));
        List<ParsedCertificate> roots = new ArrayList<>();
        Trusts trusts = trusts(site, client, roots);
        akashi.pki.Verifier verifier = akashi.pki.Verifier.ofServer(roots, name, at);
        List<ParsedCertificate> sent = chain.map(AuthorityChain::intermediates).orElse(List.of());
        Replay.Ending ending = chain.filter(c -> certificate.keyKept() && !locked.getAsBoolean())
                .map(c -> handshake(site, certificate, leaf, c, verifier))
                .orElseGet(() -> Replay.validation(leaf, sent, verifier));
        Optional<ErrorCause> cause = ending.raw()
                .flatMap(raw -> KnownErrors.in(raw).stream().findFirst())
                .map(KnownErrors.Recognised::cause);
        List<Message> problems = ChainJudge.judge(leaf, sent, verifier).problems().stream()
                .map(problem -> problem.message())
                .toList();
        return new Played(
                name.text(),
                leaf,
                trusts,
                ending,
                cause,
                cause.map(it -> it.mender().forCaller(client)),
                problems);
    }

    /** The key is in memory for as long as the handshake takes. */
    private Replay.Ending handshake(
            SiteSnapshot site,
            Certificate certificate,
            ParsedCertificate leaf,
            AuthorityChain chain,
            akashi.pki.Verifier verifier) {
        PrivateKeyBytes key = keys.open(database.db(), siteId(site), SealedKeys.CERTIFICATE, certificate.id());
        try {
            return Replay.handshake(key, leaf, chain, verifier);
        } finally {
            key.wipe();
        }
    }

    private Trusts trusts(SiteSnapshot site, Verifier client, List<ParsedCertificate> roots) {
        Trusts trusts = new Trusts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Authorities stored = new Authorities(database.db(), siteId(site));
        for (Authority root : site.authorities()) {
            Optional<Observation> told = site.evidence().trust(client.id(), root.id());
            boolean holds = told.map(Observation::value).orElse(true);
            if (!root.isRoot() || root.sha256().isEmpty()) {
                continue;
            }
            (holds ? told.isPresent() ? trusts.known() : trusts.assumed() : trusts.refused()).add(root.name());
            if (holds) {
                stored.der(root.id()).map(CertificateReader::readOne).ifPresent(roots::add);
            }
        }
        return trusts;
    }

    /** Clients call the server as the VMS tells them to. */
    private static Optional<ServerName> name(SiteSnapshot site, Verifier client, Computer server) {
        boolean byAddress = site.site().byAddress()
                && client instanceof Verifier.InGroup
                && !server.addresses().isEmpty();
        return byAddress
                ? Optional.of(ServerName.of(server.addresses().get(0)))
                : server.registeredAs()
                        .or(server::fqdn)
                        .map(ServerName::of)
                        .or(() -> server.addresses().stream().findFirst().map(ServerName::of));
    }

    private static UUID siteId(SiteSnapshot site) {
        return site.site().id();
    }
}
