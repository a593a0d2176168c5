package akashi.backup;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import akashi.pki.BackupEnvelope;
import akashi.pki.FreshPassphrase;
import akashi.pki.OwnerOnly;
import akashi.pki.Password;
import akashi.pki.SecretBox;
import akashi.store.ActContext;
import akashi.store.Acts;
import akashi.store.Backups;
import akashi.store.Database;
import akashi.store.KnownNames;
import akashi.store.Scales;
import akashi.store.UseCase;
import akashi.store.Weight;
import akashi.store.Weighty;
import akashi.vault.Vault;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes backups: writes the encrypted file, then remembers that it was written. */
public final class TakeBackup {

    /** Remembers a backup that was written. */
    record RememberBackup(String fileName, String sha256, long bytes, Optional<String> path) implements Weighty<Void> {

        /** Whatever day it is: one that was approved is one backup. */
        @Override
        public Optional<Weight> weight(Scales scales) {
            return Optional.of(WEIGHT);
        }

        @Override
        public String code() {
            return "take-backup";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }

        @Override
        public String subject() {
            return fileName;
        }

        @Override
        public List<Object> args() {
            return List.of(fileName);
        }
    }

    /** Opens a file for a backup, which nobody but its owner can read. */
    public static OutputStream file(Path path) throws IOException {
        return OwnerOnly.open(path);
    }

    private static final Weight WEIGHT = new Weight(
            "take-backup", "akashi.backup", List.of(Message.of("approval.line.backup")), List.of(), "/backup");

    private static final class Remembering implements UseCase<RememberBackup, Void> {

        @Override
        public Class<RememberBackup> act() {
            return RememberBackup.class;
        }

        @Override
        public Void perform(RememberBackup act, ActContext context) {
            new Backups(context.db())
                    .insert(new Backups.Backup(
                            UUID.randomUUID(),
                            act.fileName(),
                            act.sha256(),
                            act.bytes(),
                            context.now(),
                            context.actor().name(),
                            act.path(),
                            Optional.empty(),
                            true));
            return null;
        }
    }

    private static final Logger LOG = LoggerFactory.getLogger(TakeBackup.class);

    private final Database database;
    private final Vault vault;
    private final Acts acts;

    public TakeBackup(Database database, Vault vault, Acts acts) {
        this.database = database;
        this.vault = vault;
        this.acts = acts;
    }

    /** The acts about backups; the passphrase of planned ones is sealed in the box. */
    public static List<UseCase<?, ?>> acts(SecretBox box) {
        KeptPassphrase kept = new KeptPassphrase(box);
        return List.of(
                new Remembering(),
                new RestoreBackup.Noting(),
                new SupportFile.Noting(),
                new PlanActs.Planning(kept),
                new PlanActs.Stopping(kept));
    }

    /** What was written. */
    record Written(String sha256, long bytes) {}

    /** Writes a backup; the stream is left open. Whoever loses the passphrase loses the backup. */
    public void take(Actor actor, char[] passphrase, String fileName, OutputStream to) {
        List<String> known = KnownNames.of(database.db(), actor.siteId());
        FreshPassphrase.weakness(passphrase, known).ifPresent(weakness -> {
            throw new Fault.BadInput(new FieldError("passphrase", weakness));
        });
        Password password = Password.of(passphrase);
        acts.ahead(actor, () -> Optional.of(WEIGHT));
        Written written = write(password, fileName, to);
        remember(actor, fileName, written, Optional.empty());
    }

    /** Writes one that is not remembered yet. */
    Written write(Password password, String fileName, OutputStream to) {
        Counting counting = new Counting(to);
        try {
            new Dump(database, vault).write(password, lines -> BackupEnvelope.encrypt(lines, counting, password));
            counting.flush();
        } catch (IOException | UncheckedIOException full) {
            LOG.error("a backup could not be written", full);
            throw new Fault.Unavailable(Message.of("backup.disk", fileName));
        }
        return new Written(counting.sha256(), counting.bytes);
    }

    /** What may be handed to somebody who helps. */
    SupportFile support() {
        return new SupportFile(new Dump(database, vault));
    }

    /** Remembers one; {@code path} is where it lies, where the portal removes it again one day. */
    void remember(Actor actor, String fileName, Written written, Optional<Path> path) {
        acts.run(actor, new RememberBackup(fileName, written.sha256(), written.bytes(), path.map(Path::toString)));
    }

    /** Counts and hashes what passes. */
    private static final class Counting extends DigestOutputStream {

        private long bytes;

        Counting(OutputStream to) {
            super(to, sha256Digest());
        }

        @Override
        public void write(byte[] from, int at, int count) throws IOException {
            super.write(from, at, count);
            bytes += count;
        }

        @Override
        public void write(int one) throws IOException {
            super.write(one);
            bytes++;
        }

        String sha256() {
            return HexFormat.of().formatHex(getMessageDigest().digest());
        }
    }

    static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
