package akashi.certificates;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.RequestReader;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.KeyRules;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Upload;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What programs ask for besides issuing: certificates of other authorities, files with keys, and what becomes of exported
 * keys. The same acts as those of the pages, refused for the same reasons.
 */
public final class OtherWays {

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final Issuing issuing;

    /** Over these kits. */
    public OtherWays(Database database, Acts acts, Snapshots snapshots, Issuing issuing) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.issuing = issuing;
    }

    /**
     * What became of files with keys.
     *
     * @param thumbprints of the certificates that were taken in
     * @param refused a sentence for each file that was not
     */
    public record Taken(List<String> thumbprints, List<Message> refused) {}

    /**
     * Asks an authority for a certificate and answers the id of the request.
     *
     * @param slots none for all that are wanted on
     * @param csr the request that the computer made, where there is one already
     */
    public UUID ask(
            Actor actor, UUID computerId, UUID authorityId, Set<Slot> slots, Optional<byte[]> csr, Terms terms) {
        SiteSnapshot site = snapshots.of(actor.siteId());
        Computer computer = site.computer(computerId).orElseThrow(() -> new Fault.NotFound("computer " + computerId));
        Set<Slot> all = slots.isEmpty() ? site.wantedSlots(computer) : slots;
        Optional<AskElsewhere.File> file = csr.map(bytes -> new AskElsewhere.File(bytes, RequestReader.read(bytes)));
        return acts.run(actor, new AskElsewhere(computerId, authorityId, all, file), terms);
    }

    /** What is asked for and not answered yet, the oldest first. */
    public List<Certificate> asked(UUID siteId) {
        return snapshots.of(siteId).certificates().stream()
                .filter(c -> c.state() == Certificate.State.REQUESTED)
                .sorted(java.util.Comparator.comparing(Certificate::issuedAt))
                .toList();
    }

    /** Takes the answer to a request: the certificate with those above it, each file PEM or DER. */
    public UUID answer(Actor actor, UUID requestId, List<byte[]> files, boolean acknowledged, Terms terms) {
        return acts.run(actor, new AnswerRequest(requestId, Candidates.read(uploads(files)), acknowledged), terms);
    }

    /** Withdraws a request. */
    public void withdraw(Actor actor, UUID requestId, Terms terms) {
        acts.run(actor, new WithdrawRequest(requestId), terms);
    }

    /** Takes in certificates with their keys, for the computers and slots that their names say; the password is wiped. */
    public Taken importKeys(Actor actor, List<byte[]> files, char[] word, Instant now, Terms terms) {
        Password password = Password.of(word);
        try {
            KeyFilesRead read = KeyFilesRead.of(uploads(files), password);
            List<FoundKey> found =
                    FoundKey.all(read.files(), database.db(), snapshots.of(actor.siteId()), issuing.known(), now);
            List<FoundKey> possible = found.stream().filter(FoundKey::possible).toList();
            List<Message> refused = Stream.concat(
                            read.wrong().stream(),
                            found.stream()
                                    .flatMap(key -> key.refused().stream()
                                            .map(why -> Message.of("certificates.adopt.file", key.file(), why))))
                    .toList();
            if (possible.isEmpty()) {
                throw new Fault.BadInput(refused.stream().map(OtherWays::ofFile).toList());
            }
            acts.run(
                    actor, new ImportKeys(possible.stream().map(OtherWays::item).toList()), terms);
            List<String> taken = possible.stream()
                    .map(key -> key.contents().certificate().thumbprint().value())
                    .toList();
            return new Taken(taken, refused);
        } finally {
            password.wipe();
            Arrays.fill(word, '\0');
        }
    }

    private static ImportKeys.Item item(FoundKey key) {
        return new ImportKeys.Item(key.contents(), key.computer().id(), key.slots());
    }

    /** A program finds the file by its place in what it sent. */
    private static FieldError ofFile(Message why) {
        return new FieldError((String) why.args().get(0), (Message) why.args().get(1));
    }

    private static List<Upload> uploads(List<byte[]> files) {
        return java.util.stream.IntStream.range(0, files.size())
                .mapToObj(i -> new Upload("files[" + i + "]", files.get(i)))
                .toList();
    }

    /** What becomes of exported keys of the site: {@code KEEP} or {@code FORGET}. */
    public String keyRule(UUID siteId) {
        return new KeyRules(database.db(), siteId).ofSite().orElse(KeyRule.KEEP.name());
    }

    /**
     * Sets it for the site, or for one certificate.
     *
     * @param rule empty lets the certificate follow the site
     */
    public void keyRule(Actor actor, Optional<UUID> certificateId, Optional<String> rule, Terms terms) {
        Optional<KeyRule> known = rule.map(word -> Stream.of(KeyRule.values())
                .filter(each -> each.name().equals(word))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput("rule", "web.json.choice", "KEEP, FORGET")));
        acts.run(actor, new SetKeyRule(certificateId, known), terms);
    }
}
