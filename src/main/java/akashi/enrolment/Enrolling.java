package akashi.enrolment;

import akashi.access.Attempts;
import akashi.certificates.Handover;
import akashi.certificates.Permit;
import akashi.certificates.PermittedSigning;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Thumbprint;
import akashi.core.text.Message;
import akashi.pki.KeyProof;
import akashi.pki.ParsedCertificate;
import akashi.pki.ParsedRequest;
import akashi.pki.RequestReader;
import akashi.pki.TimedNonces;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Enrolments;
import akashi.store.Enrolments.Enrolment;
import akashi.store.Sites;
import akashi.store.Snapshots;
import akashi.trust.Receipt;
import akashi.trust.RecordReceipt;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * What a computer can ask for without anybody signed in: a certificate by a one-time code, the next one by the key of
 * the one before, and to have its receipt kept. Whoever guesses has to wait longer and longer ({@link Fault.TooOften}).
 */
public final class Enrolling {

    private static final String CODES = "enrolment code";
    private static final String STRANGERS = "enrolment key";

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final PermittedSigning signing;
    private final Clock clock;
    private final Optional<URI> publicUrl;
    private final Attempts attempts;
    private final TimedNonces nonces = new TimedNonces();

    /** Over these kits. */
    public Enrolling(
            Database database,
            Acts acts,
            Snapshots snapshots,
            PermittedSigning signing,
            Clock clock,
            Optional<URI> publicUrl) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.signing = signing;
        this.clock = clock;
        this.publicUrl = publicUrl;
        this.attempts = new Attempts(clock);
    }

    /**
     * A message that a computer's key signed: the purpose, a nonce and the content, a line each.
     *
     * @param thumbprint of the certificate that the key belongs to
     * @param signature Base64
     */
    public record Signed(String thumbprint, String nonce, String content, String signature) {

        byte[] message(String purpose) {
            return (purpose + "\n" + nonce + "\n" + content).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** A word that has to be signed, good once and for five minutes. */
    public String nonce() {
        return nonces.make(clock.instant());
    }

    /** A certificate for the key of the request, by a code; a code that brought it for this very key answers it again. */
    public Enrolled enrol(String code, byte[] csr, String address) {
        Enrolment enrolment = enrolment(code, address);
        return enrolled(enrolment, RequestReader.read(csr), label -> computer(enrolment, address, label));
    }

    /** The same for a request that a signed-in administrator hands in as a file. */
    Enrolled enrol(String code, byte[] csr, Actor actor) {
        Enrolment enrolment = enrolment(code, actor.origin());
        return enrolled(enrolment, RequestReader.read(csr), label -> actor);
    }

    private Enrolled enrolled(Enrolment enrolment, ParsedRequest request, Function<String, Actor> actor) {
        SiteSnapshot site = snapshots.of(enrolment.siteId());
        Optional<UUID> before = again(site, enrolment, request);
        UUID id = before.orElseGet(
                () -> signing.sign(actor.apply(label(site, enrolment)), request, new ByCode(enrolment)));
        return answer(enrolment, id);
    }

    /** The next certificate, for the key of the request, which is the content that was signed. */
    public Enrolled renew(Signed asked, String address) {
        Certificate certificate = proven("akashi-renew 1", asked, address);
        SiteSnapshot site = site();
        ParsedRequest request = RequestReader.read(asked.content().getBytes(StandardCharsets.UTF_8));
        Enrolments enrolments = new Enrolments(database.db());
        Optional<Enrolment> moved = successor(site, certificate).flatMap(c -> enrolments.ofCertificate(c.id()));
        Optional<UUID> before = moved.flatMap(enrolment -> again(site, enrolment, request));
        if (before.isPresent()) {
            return answer(moved.get(), before.get());
        }
        Enrolment enrolment = enrolments
                .ofCertificate(certificate.id())
                .or(() -> moved)
                .orElseThrow(() -> stranger(certificate.computerId()));
        Permit permit = new ByKey(enrolment, certificate);
        permit.judge(database.db(), site, clock.instant());
        if (signing.read(site, certificate.id()).publicKey().equals(request.key())) {
            throw Reasons.refused("KEY_KNOWN", Message.of("enrolment.refused.same-key"), enrolment.computerId());
        }
        Actor actor = computer(enrolment, address, label(site, enrolment));
        return answer(enrolment, signing.sign(actor, request, permit));
    }

    /** Keeps a receipt of the computer's own, and answers how many facts it told. */
    public int receipt(Signed told, Receipt receipt, String address) {
        Certificate certificate = proven("akashi-receipt 1", told, address);
        SiteSnapshot site = site();
        Enrolment enrolment = new Enrolments(database.db())
                .ofCertificate(certificate.id())
                .orElseThrow(() -> stranger(certificate.computerId()));
        boolean own = receipt.computer() != null
                && receipt.clientGroup().isEmpty()
                && site.computerCalled(receipt.computer())
                        .filter(c -> c.id().equals(enrolment.computerId()))
                        .isPresent();
        if (!own) {
            throw new Fault.BadInput("computer", "enrolment.receipt.other");
        }
        if (certificate.stateAt(clock.instant()) != Certificate.State.ISSUED) {
            throw Reasons.refused("CERTIFICATE_OVER", Message.of("enrolment.receipt.over"), enrolment.computerId());
        }
        if (enrolment.revokedAt().isPresent()) {
            throw Reasons.refused("RENEWAL_STOPPED", Message.of("enrolment.refused.stopped"), enrolment.computerId());
        }
        Actor actor = computer(enrolment, address, label(site, enrolment));
        return acts.run(actor, new RecordReceipt(receipt, told.content()));
    }

    /** The certificate whose key signed the message; whoever signs wrongly has to wait like one who guesses. */
    private Certificate proven(String purpose, Signed signed, String address) {
        SiteSnapshot site = site();
        Optional<Thumbprint> thumbprint = Thumbprint.parse(signed.thumbprint());
        Optional<Certificate> known = site.certificates().stream()
                .filter(c -> thumbprint.filter(c.thumbprint()::equals).isPresent())
                .filter(c -> c.computerId().isPresent())
                .findFirst();
        String tries = known.map(c -> STRANGERS + " " + c.id()).orElse(STRANGERS);
        pause("signature", tries, address);
        Certificate certificate =
                known.orElseThrow(() -> failed("thumbprint", "enrolment.thumbprint.unknown", tries, address));
        if (!nonces.spend(signed.nonce(), clock.instant())) {
            throw new Fault.BadInput("nonce", "enrolment.nonce.over");
        }
        ParsedCertificate read = signing.read(site, certificate.id());
        if (!KeyProof.holds(read.publicKey(), signed.message(purpose), base64(signed.signature()))) {
            throw failed("signature", "enrolment.signature.wrong", tries, address);
        }
        return certificate;
    }

    private Enrolment enrolment(String code, String address) {
        pause("code", CODES, address);
        return new Enrolments(database.db())
                .coded(code.strip().toLowerCase(Locale.ROOT))
                .orElseThrow(() -> failed("code", "enrolment.code.unknown", CODES, address));
    }

    /**
     * Makes those wait who failed before. Codes and each certificate's key are counted apart: many computers may share an
     * address, and none of them is to wait for what another does.
     */
    private void pause(String field, String tries, String address) {
        Duration pause = attempts.pause(tries, address);
        if (pause.compareTo(Duration.ZERO) > 0) {
            throw new Fault.TooOften(FieldError.of(field, "enrolment.wait", Math.max(1, pause.toSeconds())), pause);
        }
    }

    private Fault.BadInput failed(String field, String key, String tries, String address) {
        attempts.failed(tries, address);
        return new Fault.BadInput(field, key);
    }

    /** The certificate that this code brought for this very key: the answer got lost, and nothing new is signed. */
    private Optional<UUID> again(SiteSnapshot site, Enrolment enrolment, ParsedRequest request) {
        return enrolment
                .certificateId()
                .filter(id -> enrolment.revokedAt().isEmpty())
                .filter(id -> site.certificate(id)
                        .filter(c -> c.stateAt(clock.instant()) == Certificate.State.ISSUED)
                        .isPresent())
                .filter(id -> signing.read(site, id).publicKey().equals(request.key()));
    }

    private static Optional<Certificate> successor(SiteSnapshot site, Certificate certificate) {
        return site.certificates().stream()
                .filter(c -> c.predecessorId().filter(certificate.id()::equals).isPresent())
                .filter(c -> c.state() == Certificate.State.ISSUED)
                .findFirst();
    }

    private Enrolled answer(Enrolment enrolment, UUID certificateId) {
        Handover handover = signing.handover(snapshots.of(enrolment.siteId()), certificateId);
        return Enrolled.of(handover, PinnedAddress.of(database.db(), enrolment.siteId(), publicUrl));
    }

    private static Fault.Refused stranger(Optional<UUID> computerId) {
        return Reasons.refused("NOT_ENROLLED", Message.of("enrolment.refused.not-enrolled"), computerId.orElseThrow());
    }

    private static String label(SiteSnapshot site, Enrolment enrolment) {
        return site.computer(enrolment.computerId()).map(Computer::label).orElse("–");
    }

    /** The computer itself acts, as far as its permit reaches. */
    private static Actor computer(Enrolment enrolment, String address, String label) {
        return new Actor(null, label, Access.ADMIN, enrolment.siteId(), address);
    }

    private SiteSnapshot site() {
        return snapshots.of(new Sites(database.db())
                .real()
                .orElseThrow(() -> new Fault.NotFound("site"))
                .id());
    }

    private static byte[] base64(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException foreign) {
            return new byte[0];
        }
    }
}
