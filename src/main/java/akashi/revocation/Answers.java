package akashi.revocation;

import akashi.authority.SiteAuthorities;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Validity;
import akashi.pki.CertificateId;
import akashi.pki.CertificateStatus;
import akashi.pki.OcspFailure;
import akashi.pki.OcspIssuer;
import akashi.pki.OcspRequest;
import akashi.pki.OcspSigner;
import akashi.pki.RevokedEntry;
import akashi.store.Database;
import akashi.store.Revocations;
import akashi.store.Snapshots;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.exception.DataAccessException;

/**
 * Answers questions about single certificates (RFC 6960). The record is asked every time, so an answer is never older
 * than a revocation; what was signed for the same state is given again where the question carries no nonce.
 */
final class Answers {

    static final Duration GOOD_FOR = Duration.ofHours(12);

    private static final int MOST_KEPT = 10_000;

    private final Database database;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final Signers signers;
    private final Clock clock;
    private final Map<UUID, Issuer> issuers = new ConcurrentHashMap<>();
    private final Map<CertificateId, Kept> kept = new ConcurrentHashMap<>();

    private record Issuer(UUID siteId, OcspIssuer hashes) {}

    private record Kept(CertificateStatus status, OcspSigner signer, Instant signedAt, byte[] der) {}

    Answers(Database database, Snapshots snapshots, SiteAuthorities authorities, Signers signers, Clock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.signers = signers;
        this.clock = clock;
    }

    /**
     * An answer as DER.
     *
     * @param signedAt when it was signed; empty for a failure, which nobody shall keep
     */
    record Answer(byte[] der, Optional<Instant> signedAt) {

        static Answer of(OcspFailure failure) {
            return new Answer(failure.der(), Optional.empty());
        }
    }

    /** The answer to a question that was sent to the address of an authority. */
    Answer to(UUID authorityId, byte[] question) {
        try {
            OcspRequest request = OcspRequest.read(question);
            Optional<Issuer> issuer = issuer(authorityId);
            boolean ours = issuer.isPresent()
                    && request.certificates().stream()
                            .anyMatch(id -> id.isOf(issuer.get().hashes()));
            return ours ? signed(authorityId, issuer.get(), request) : Answer.of(OcspFailure.UNAUTHORIZED);
        } catch (Fault.BadInput malformed) {
            return Answer.of(OcspFailure.MALFORMED);
        } catch (Fault | DataAccessException notNow) {
            return Answer.of(OcspFailure.TRY_LATER);
        }
    }

    private Answer signed(UUID authorityId, Issuer issuer, OcspRequest request) {
        Optional<OcspSigner> signer = signer(issuer.siteId(), authorityId);
        if (signer.isEmpty()) {
            return Answer.of(OcspFailure.TRY_LATER);
        }
        Map<CertificateId, CertificateStatus> statuses = new LinkedHashMap<>();
        request.certificates().forEach(id -> statuses.put(id, status(authorityId, issuer, id)));
        boolean keepable = request.nonce().isEmpty() && statuses.size() == 1;
        return keepable
                ? keptOrSigned(statuses.entrySet().iterator().next(), signer.get())
                : sign(statuses, signer.get(), request);
    }

    private Optional<OcspSigner> signer(UUID siteId, UUID authorityId) {
        Optional<OcspSigner> named = signers.current(siteId, authorityId);
        if (named.isPresent()) {
            return named;
        }
        boolean made = snapshots
                .of(siteId)
                .authority(authorityId)
                .filter(authority -> signers.renewIfDue(siteId, authority))
                .isPresent();
        return made ? signers.current(siteId, authorityId) : Optional.empty();
    }

    private Answer keptOrSigned(Map.Entry<CertificateId, CertificateStatus> one, OcspSigner signer) {
        Kept known = kept.get(one.getKey());
        Instant now = clock.instant();
        boolean still = known != null
                && known.status().equals(one.getValue())
                && known.signer() == signer
                && now.isBefore(known.signedAt().plus(GOOD_FOR.dividedBy(2)));
        if (still) {
            return new Answer(known.der(), Optional.of(known.signedAt()));
        }
        Answer fresh = sign(Map.of(one.getKey(), one.getValue()), signer, Optional.empty(), now);
        if (kept.size() >= MOST_KEPT) {
            kept.clear();
        }
        kept.put(one.getKey(), new Kept(one.getValue(), signer, fresh.signedAt().orElseThrow(), fresh.der()));
        return fresh;
    }

    private Answer sign(Map<CertificateId, CertificateStatus> statuses, OcspSigner signer, OcspRequest request) {
        return sign(statuses, signer, request.nonce(), clock.instant());
    }

    private static Answer sign(
            Map<CertificateId, CertificateStatus> statuses,
            OcspSigner signer,
            Optional<akashi.pki.DerBytes> nonce,
            Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return new Answer(
                signer.answer(statuses, new Validity(Lists.known(now), second.plus(GOOD_FOR)), second, nonce),
                Optional.of(second));
    }

    private CertificateStatus status(UUID authorityId, Issuer issuer, CertificateId id) {
        if (!id.isOf(issuer.hashes())) {
            return CertificateStatus.UNKNOWN;
        }
        return new Revocations(database.db(), issuer.siteId())
                .find(authorityId, id.serial())
                .map(Answers::status)
                .orElseGet(() -> ofAuthority(issuer.siteId(), authorityId, id.serial()));
    }

    private static CertificateStatus status(Revocations.Known known) {
        Optional<CertificateStatus> revoked = known.revoked()
                .map(each -> CertificateStatus.revoked(new RevokedEntry(each.serial(), each.at(), each.why())));
        boolean issued = known.state() == Certificate.State.ISSUED || known.state() == Certificate.State.SUPERSEDED;
        return revoked.orElse(issued ? CertificateStatus.GOOD : CertificateStatus.UNKNOWN);
    }

    /** Whether it is the certificate of an authority below this one, or its own. */
    private CertificateStatus ofAuthority(UUID siteId, UUID authorityId, String serial) {
        return snapshots.of(siteId).authorities().stream()
                        .filter(below -> below.validity().isPresent())
                        .filter(below -> below.id().equals(authorityId)
                                || below.parentId().equals(Optional.of(authorityId)))
                        .map(Authority::id)
                        .anyMatch(id -> authorities
                                .certificate(database.db(), siteId, id)
                                .serial()
                                .equals(serial))
                ? CertificateStatus.GOOD
                : CertificateStatus.UNKNOWN;
    }

    private Optional<Issuer> issuer(UUID authorityId) {
        Issuer known = issuers.get(authorityId);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Issuer> found = Revocations.siteOf(database.db(), authorityId)
                .map(site ->
                        new Issuer(site, OcspIssuer.of(authorities.certificate(database.db(), site, authorityId))));
        found.ifPresent(issuer -> issuers.put(authorityId, issuer));
        return found;
    }
}
