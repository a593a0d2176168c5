package akashi.certificates;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.pki.CertificateReader;
import akashi.pki.FreshPassphrase;
import akashi.pki.Password;
import akashi.pki.PfxProfile;
import akashi.pki.Randoms;
import akashi.pki.SecretBox;
import akashi.pki.SecretPlace;
import akashi.store.Acts;
import akashi.store.Certificates;
import akashi.store.Database;
import akashi.store.JobKind;
import akashi.store.Jobs;
import akashi.store.KnownNames;
import akashi.store.PackedBundles;
import akashi.store.Routine;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.store.Weight;
import akashi.web.Messages;
import akashi.web.Zip;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Makes the bundles in which certificates and keys reach their computers. Every export leaves an audit entry; refused
 * where the plan does not hold, where there is no certificate yet, and where the key is no longer here.
 */
public final class Bundles {

    private static final int SHORTEST_PASSWORD = 12;
    private static final int FEWEST_DIFFERENT = 5;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final SiteAuthorities authorities;
    private final SealedKeys keys;
    private final SecretBox box;
    private final Messages messages;
    private final Clock clock;

    /** Makes bundles by these kits; passwords that wait are sealed in the box. */
    public Bundles(
            Database database,
            Acts acts,
            Snapshots snapshots,
            SiteAuthorities authorities,
            SecretBox box,
            Messages messages,
            Clock clock) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.authorities = authorities;
        this.keys = new SealedKeys(box);
        this.box = box;
        this.messages = messages;
        this.clock = clock;
    }

    /** A bundle. */
    public record Bundle(String host, String fileName, PfxProfile profile, byte[] zip) {

        @Override
        public String toString() {
            return "Bundle[" + fileName + ", •••]";
        }
    }

    /**
     * The bundle of a computer, and the audit entry that it left. A password that somebody chose must have at least 12
     * printable ASCII characters and be none that is soon guessed.
     *
     * @param wished how the PFX is encrypted; empty for what the computer's Windows opens
     */
    public Bundle of(Actor actor, UUID computerId, Password password, Optional<PfxProfile> wished) {
        if (!actor.access().covers(Access.ADMIN)) {
            throw new Fault.NotAllowed("export-bundle by " + actor.name());
        }
        judge(database.db(), actor.siteId(), password);
        acts.ahead(actor, () -> Optional.of(weight(snapshots.of(actor.siteId()), computerId, wished)));
        Made made = made(actor.siteId(), computerId, password, wished);
        acts.run(actor, made.export(Optional.empty(), Optional.empty()));
        return made.bundle();
    }

    private static Weight weight(SiteSnapshot site, UUID computerId, Optional<PfxProfile> wished) {
        Computer computer = site.computer(computerId).orElseThrow(() -> new Fault.NotFound("computer " + computerId));
        Set<Certificate> leaving =
                Exportable.judge(site, computer).certificates().keySet();
        return Weights.bundle(computer, leaving, wished.orElseGet(() -> BundleFiles.profileFor(computer.windows())));
    }

    /** The bundle of a computer in the name of who made a one-time link, which is used up by it. */
    public Bundle handOut(Actor maker, UUID computerId, Password password, UUID link) {
        Made made = made(maker.siteId(), computerId, password, Optional.empty());
        acts.run(maker, made.export(Optional.empty(), Optional.of(link)));
        return made.bundle();
    }

    /** Refuses where no bundle of the computer may leave now. */
    public static void judge(SiteSnapshot site, Computer computer) {
        Exportable.judge(site, computer);
    }

    /**
     * Refuses a password that protects nothing, or that Windows could not take. Whoever has the file may try words on it
     * for as long as they like, so a chosen one is judged like a passphrase.
     */
    public static void judge(DSLContext db, UUID siteId, Password password) {
        if (password.length() < SHORTEST_PASSWORD) {
            throw new Fault.BadInput("password", "certificates.password.short", SHORTEST_PASSWORD);
        }
        if (password.different() < FEWEST_DIFFERENT) {
            throw new Fault.BadInput("password", "certificates.password.same", FEWEST_DIFFERENT);
        }
        if (!password.isPlain()) {
            throw new Fault.BadInput("password", "pki.pfx.password-characters");
        }
        if (!password.generated()) {
            FreshPassphrase.weakness(password, KnownNames.of(db, siteId)).ifPresent(weakness -> {
                throw new Fault.BadInput(List.of(new FieldError("password", weakness)));
            });
        }
    }

    /** Begins to pack the bundles of many computers and answers the id of the job. */
    UUID packAll(Actor actor, PackBundles wish, Terms terms, Jobs jobs) {
        UUID job = acts.run(actor, wish, terms);
        jobs.wake();
        return job;
    }

    /** The batch that packs many bundles. */
    public JobKind<?> batch() {
        return new JobKind<>(PackingMany.KIND, PackingMany.Item.class, this::pack);
    }

    /** Packs outside the site's lock; the job then runs the act that keeps the bundle and the sealed password. */
    private ExportBundle pack(PackingMany.Item item) {
        Password password = Randoms.password();
        Made made = made(item.siteId(), item.computerId(), password, Optional.empty());
        UUID row = UUID.randomUUID();
        byte[] sealed = box.seal(new String(password.reveal()).getBytes(StandardCharsets.US_ASCII), placeOf(row));
        password.wipe();
        Bundle bundle = made.bundle();
        PackedBundles.Packed packed = new PackedBundles.Packed(
                row,
                item.jobId(),
                bundle.host(),
                bundle.fileName(),
                bundle.profile().name(),
                bundle.zip());
        return made.export(Optional.of(new WaitingBundle(packed, sealed)), Optional.empty());
    }

    static SecretPlace placeOf(UUID row) {
        return new SecretPlace(PackedBundles.TABLE, row.toString(), WaitingBundle.PURPOSE);
    }

    /** Forgets bundles that nobody fetched in time, every now and then. */
    public Routine sweep() {
        return new Routine("forget-bundles", Duration.ofMinutes(5), this::forgetOld);
    }

    void forgetOld() {
        database.transaction(db -> {
            PackedBundles.forgetEnded(db, clock.instant().minus(Waiting.KEPT));
            return true;
        });
    }

    /** A bundle that has left no trace yet. */
    private record Made(Exportable exportable, Bundle bundle) {

        ExportBundle export(Optional<WaitingBundle> waiting, Optional<UUID> handout) {
            List<Certificate> out = List.copyOf(exportable.certificates().keySet());
            return new ExportBundle(
                    exportable.computer().id(),
                    exportable.computer().label(),
                    out.stream().map(Certificate::id).toList(),
                    out.stream().map(Certificate::serial).toList(),
                    bundle.profile(),
                    waiting,
                    handout);
        }
    }

    private Made made(UUID siteId, UUID computerId, Password password, Optional<PfxProfile> wished) {
        SiteSnapshot site = snapshots.of(siteId);
        Computer computer = site.computer(computerId).orElseThrow(() -> new Fault.NotFound("computer " + computerId));
        Exportable exportable = Exportable.judge(site, computer);
        PfxProfile profile = wished.orElseGet(() -> BundleFiles.profileFor(computer.windows()));
        Instant now = clock.instant();
        List<BundleFiles.Part> parts = parts(site, exportable.certificates());
        Map<String, byte[]> files = new BundleFiles(messages, computer, profile, now).of(parts, password);
        parts.forEach(part -> part.key().wipe());
        String fileName = computer.label() + "_bundle.zip";
        return new Made(exportable, new Bundle(computer.label(), fileName, profile, Zip.of(files, now)));
    }

    /** A bundle with the password that was made for it; empty where one was given. */
    public record Locked(Bundle bundle, Optional<char[]> madePassword) {

        @Override
        public String toString() {
            return "Locked[" + bundle.fileName() + ", •••]";
        }
    }

    /**
     * The bundle of a computer for a program, which knows no more than plain values: a password is made where none is
     * given.
     *
     * @param profile {@code modern} or {@code compatible}
     */
    public Locked locked(Actor actor, UUID computerId, Optional<char[]> given, Optional<String> profile) {
        Password password = given.map(Password::of).orElseGet(Randoms::password);
        Optional<PfxProfile> wished = profile.map(name -> PfxProfile.valueOf(name.toUpperCase(Locale.ROOT)));
        Bundle bundle = of(actor, computerId, password, wished);
        return new Locked(bundle, given.isPresent() ? Optional.empty() : Optional.of(password.reveal()));
    }

    private List<BundleFiles.Part> parts(SiteSnapshot site, Map<Certificate, Set<Slot>> certificates) {
        UUID siteId = site.site().id();
        List<BundleFiles.Part> parts = new ArrayList<>();
        certificates.forEach((certificate, slots) -> {
            Authority issuer = certificate
                    .authorityId()
                    .flatMap(site::authority)
                    .orElseThrow(() -> new Fault.NotFound("authority of " + certificate.id()));
            byte[] der = new Certificates(database.db(), siteId)
                    .der(certificate.id())
                    .orElseThrow(() -> new Fault.NotFound("certificate " + certificate.id()));
            parts.add(new BundleFiles.Part(
                    certificate,
                    slots,
                    CertificateReader.readOne(der),
                    keys.open(database.db(), siteId, SealedKeys.CERTIFICATE, certificate.id()),
                    authorities.chain(database.db(), site, issuer),
                    authorities.crosses(database.db(), site, issuer, clock.instant())));
        });
        return parts;
    }
}
