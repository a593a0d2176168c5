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
import akashi.core.site.ReachedBy;
import akashi.core.site.Shown;
import akashi.core.site.ShownFault;
import akashi.core.site.ShownSlots;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.SwitchId;
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
import akashi.store.Sightings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * Plays the client's side of a connection: with what the port showed where it was seen, or with the certificate that the
 * portal knows.
 */
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
     * @param next what they do
     * @param problems what a careful verifier has against the certificate besides
     */
    record Played(
            String name,
            ParsedCertificate leaf,
            Trusts trusts,
            Replay.Ending ending,
            Optional<ErrorCause> cause,
            Optional<Mender> mender,
            Optional<Message> next,
            List<Message> problems) {

        /**
         * The same where the server shows a stranger: the client is right to refuse it, and what mends that is a
         * certificate of the site rather than trust.
         */
        Played ofStranger(Shown shown) {
            boolean own = shown.has(ShownFault.SELF_SIGNED);
            boolean stranger = own || shown.has(ShownFault.UNTRUSTED_ROOT);
            if (!stranger || cause.filter(ErrorCause.UNTRUSTED_ROOT::equals).isEmpty()) {
                return this;
            }
            ErrorCause mended = ErrorCause.SELF_SIGNED;
            return new Played(
                    name,
                    leaf,
                    trusts,
                    ending,
                    own ? Optional.of(mended) : cause,
                    Optional.of(mended.mender()),
                    Optional.of(mended.next()),
                    problems);
        }
    }

    /**
     * What a port of the slot told last, as the client itself saw it, or else as anybody did; nothing old. Of several ports
     * the one at which something was amiss.
     */
    static Optional<Sighting> seen(
            SiteSnapshot site, CertificateLink link, Verifier client, Computer server, Instant now) {
        List<Sighting> told = site.sightings().telling(new SwitchId(server.id(), link.slot())).stream()
                .filter(seen -> seen.speaksTo(client.id()) && !site.evidence().stale(seen.at(), now))
                .toList();
        return ShownSlots.own(told).stream()
                .max(Comparator.comparing((Sighting seen) ->
                                seen.seenFrom().filter(client.id()::equals).isPresent())
                        .thenComparing(seen -> seen.seenFrom().isEmpty())
                        .thenComparing(seen -> seen.shown()
                                .filter(shown -> shown.faults().isEmpty())
                                .isEmpty())
                        .thenComparing(Sighting::at));
    }

    /** Why what was seen cannot be played. */
    static Optional<Message> unplayable(Sighting seen) {
        String port = String.valueOf(seen.port());
        return seen.shown()
                .map(shown -> shown.has(ShownFault.OLD_PROTOCOL)
                        ? Optional.of(Message.of("diagnosis.replay.old", port, shown.protocol()))
                        : Optional.<Message>empty())
                .orElseGet(() -> Optional.of(Message.of("diagnosis.replay.plain", port)));
    }

    /** Plays what was shown; with the key where it is just what was issued. Empty where its bytes are gone. */
    Optional<Played> play(
            SiteSnapshot site, CertificateLink link, Verifier client, Computer server, Shown shown, Instant at) {
        boolean issued = shown.faults().isEmpty()
                && site.certificateIn(server, link.slot()).map(Certificate::id).equals(shown.certificateId());
        if (issued) {
            return play(site, link, client, server, at);
        }
        Sightings rows = new Sightings(database.db(), siteId(site));
        List<ParsedCertificate> chain = shown.chain().stream()
                .flatMap(sha256 -> rows.certificate(sha256).stream())
                .map(CertificateReader::readOne)
                .toList();
        if (chain.isEmpty() || !chain.get(0).sha256().equals(shown.sha256())) {
            return Optional.empty();
        }
        return name(site, link, client, server).map(name -> {
            List<ParsedCertificate> roots = new ArrayList<>();
            Trusts trusts = trusts(site, client, roots);
            akashi.pki.Verifier verifier = akashi.pki.Verifier.ofServer(roots, name, at);
            List<ParsedCertificate> sent = chain.subList(1, chain.size());
            Replay.Ending ending = Replay.validation(chain.get(0), sent, verifier);
            return played(client, name, trusts, chain.get(0), sent, ending, verifier)
                    .ofStranger(shown);
        });
    }

    /** Plays the certificate that is in use as far as is known; empty where there is none whose bytes are here. */
    Optional<Played> play(SiteSnapshot site, CertificateLink link, Verifier client, Computer server, Instant at) {
        return play(site, link, site.certificateIn(server, link.slot()), client, server, at);
    }

    /** Plays the newest that was issued, whatever is shown. */
    Optional<Played> issued(SiteSnapshot site, CertificateLink link, Verifier client, Computer server, Instant at) {
        return play(site, link, site.newestFor(server, link.slot()), client, server, at);
    }

    private Optional<Played> play(
            SiteSnapshot site,
            CertificateLink link,
            Optional<Certificate> known,
            Verifier client,
            Computer server,
            Instant at) {
        Optional<ServerName> name = name(site, link, client, server);
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
        return played(client, name, trusts, leaf, sent, ending, verifier);
    }

    private static Played played(
            Verifier client,
            ServerName name,
            Trusts trusts,
            ParsedCertificate leaf,
            List<ParsedCertificate> sent,
            Replay.Ending ending,
            akashi.pki.Verifier verifier) {
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
                cause.map(ErrorCause::next),
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

    private static Optional<ServerName> name(
            SiteSnapshot site, CertificateLink link, Verifier client, Computer server) {
        ReachedBy reached = ReachedBy.of(site.site(), server, link.slot(), client instanceof Verifier.InGroup);
        return reached.name().map(ServerName::of).or(() -> reached.address().map(ServerName::of));
    }

    private static UUID siteId(SiteSnapshot site) {
        return site.site().id();
    }
}
