package akashi.audit;

import akashi.core.audit.ChainBreak;
import akashi.core.audit.Checkpoint;
import akashi.core.audit.Proof;
import akashi.core.rule.Outcome;
import akashi.core.text.Message;
import akashi.pki.TrailSignature;
import akashi.store.AuditChain;
import akashi.store.AuditCheckpoints;
import akashi.store.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How the chain stands, as the page shows it.
 *
 * @param sealed how many entries are sealed
 * @param tail what waits, and {@code late} whether it waits too long
 * @param last the newest signed checkpoint
 * @param checked what came of proving it last
 * @param key the public key of checkpoints, and {@code fingerprint} its SHA-256
 */
public record ChainState(
        long sealed,
        AuditChain.Tail tail,
        boolean late,
        Optional<Checkpoint> last,
        Optional<AuditChain.Checked> checked,
        Optional<String> key,
        Optional<String> fingerprint) {

    static ChainState of(Database database, UUID siteId, Instant now) {
        AuditChain chain = new AuditChain(database.db(), siteId);
        AuditCheckpoints checkpoints = new AuditCheckpoints(database.db(), siteId);
        List<AuditCheckpoints.Key> keys = checkpoints.keys();
        Optional<byte[]> newest = keys.isEmpty()
                ? Optional.empty()
                : Optional.of(keys.get(keys.size() - 1).publicKey());
        AuditChain.Tail tail = chain.tail();
        return new ChainState(
                chain.head().number(),
                tail,
                tail.oldest().filter(since -> Proof.late(since, now)).isPresent(),
                checkpoints.last(),
                chain.checked(),
                newest.map(TrailSignature::pem),
                newest.map(TrailSignature::fingerprint));
    }

    /** How it stands that entries wait too long. */
    public Outcome lateness() {
        return Outcome.BROKEN;
    }

    /** How it stood when it was proven last. */
    public Outcome outcome() {
        return checked.flatMap(AuditChain.Checked::why).isPresent() ? Outcome.BROKEN : Outcome.MET;
    }

    /** Where it was broken when it was proven last. */
    public Optional<Message> broken() {
        return checked.flatMap(AuditChain.Checked::broken).map(ChainBreak::message);
    }
}
