package akashi.command;

import akashi.access.FactorRemoval;
import akashi.access.TokenFor;
import akashi.backup.TakeBackup;
import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.audit.Proof;
import akashi.core.fault.Fault;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.sites.Difference;
import akashi.sites.ImportInventory;
import akashi.sites.Inventory;
import akashi.sites.SiteImport;
import akashi.store.Database;
import akashi.store.RunbookNotes;
import akashi.store.Sites;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Lang;
import akashi.web.Messages;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The verbs on the open database of this process. */
public final class PortalVerbs implements Verbs {

    private static final String WHO = "command line";
    private static final int MOST_LINES = 100;
    private static final int MOST_DAYS = 3_660;
    private static final int USUAL_DAYS = 90;

    private final Database database;
    private final Snapshots snapshots;
    private final SiteImport imports;
    private final TokenFor tokens;
    private final FactorRemoval factors;
    private final TakeBackup backups;
    private final Messages messages;
    private final Function<UUID, Proof> proven;
    private final Function<SiteSnapshot, Optional<Message>> token;
    private final Clock clock;

    /** {@code proven} proves the audit chain of a site; {@code token} says why CAs on a token cannot sign. */
    public PortalVerbs(
            Database database,
            Snapshots snapshots,
            SiteImport imports,
            TokenFor tokens,
            FactorRemoval factors,
            TakeBackup backups,
            Messages messages,
            Function<UUID, Proof> proven,
            Function<SiteSnapshot, Optional<Message>> token,
            Clock clock) {
        this.database = database;
        this.snapshots = snapshots;
        this.imports = imports;
        this.tokens = tokens;
        this.factors = factors;
        this.backups = backups;
        this.messages = messages;
        this.proven = proven;
        this.token = token;
        this.clock = clock;
    }

    @Override
    public Told importCsv(byte[] csv, String fileName, boolean leaveOut, boolean dryRun, Lang lang) {
        Telling telling = new Telling(messages, lang);
        return telling.attempt(() -> {
            Inventory file = imports.read(actor(), csv);
            List<Message> said = new ArrayList<>(remarks(file));
            if (!dryRun && (leaveOut || file.clean())) {
                said.add(imports.run(actor(), new ImportInventory(file, fileName, leaveOut, false), Terms.NONE));
                return telling.told(Told.WELL, said);
            }
            said.add(difference(imports.compare(actor(), file, false)));
            if (!file.clean() && !leaveOut) {
                said.add(Message.of("command.import.bad", file.badRows(), file.rows()));
            }
            return telling.told(file.clean() || leaveOut ? Told.WELL : Told.TROUBLE, said);
        });
    }

    private static List<Message> remarks(Inventory file) {
        List<Message> said = new ArrayList<>();
        file.problems().stream()
                .limit(MOST_LINES)
                .forEach(bad -> said.add(
                        Message.of("command.import.problem", bad.line(), bad.column(), bad.value(), bad.reason())));
        file.warnings().stream()
                .limit(MOST_LINES)
                .forEach(warning -> said.add(Message.of("command.import.warning", warning.line(), warning.what())));
        return said;
    }

    private static Message difference(Difference difference) {
        int added = difference.added().size() + difference.groupsAdded().size();
        int changed = difference.changed().size() + difference.groupsChanged().size();
        return Message.of("command.import.would", added, changed);
    }

    @Override
    public Told check(boolean warn, Lang lang) {
        Telling telling = new Telling(messages, lang);
        return telling.attempt(() -> {
            UUID site = actor().siteId();
            SiteCheck check =
                    new SiteCheck(snapshots.of(site), new RunbookNotes(database.db(), site).paces(), clock.instant());
            List<Message> said = new ArrayList<>();
            check.broken().stream()
                    .limit(MOST_LINES)
                    .forEach(each -> said.add(Message.of("command.check.broken", each)));
            check.warnings().stream()
                    .limit(MOST_LINES)
                    .forEach(each -> said.add(Message.of("command.check.warning", each)));
            Optional<Message> away = token.apply(snapshots.of(site));
            away.ifPresent(why -> said.add(Message.of("command.check.warning", why)));
            check.planned().stream()
                    .limit(MOST_LINES)
                    .forEach(each -> said.add(Message.of("command.check.planned", each)));
            said.add(Message.of(
                    "command.check.sum",
                    check.broken().size(),
                    check.warnings().size() + (away.isPresent() ? 1 : 0),
                    check.planned().size()));
            Proof chain = proven.apply(actor().siteId());
            said.addAll(chain(chain));
            boolean trouble = !check.broken().isEmpty()
                    || !chain.whole()
                    || warn
                            && (chain.late()
                                    || away.isPresent()
                                    || !check.warnings().isEmpty());
            return telling.told(trouble ? Told.TROUBLE : Told.WELL, said);
        });
    }

    private static List<Message> chain(Proof proof) {
        List<Message> said = new ArrayList<>();
        said.add(proof.broken()
                .map(broken -> Message.of("command.check.chain.broken", broken.message()))
                .orElseGet(() -> Message.of("command.check.chain", proof.proven(), proof.checkpoints())));
        long age = proof.age().toSeconds();
        if (proof.unsealed() > 0) {
            said.add(
                    proof.late()
                            ? Message.of("command.check.chain.late", proof.unsealed(), age)
                            : Message.of("command.check.chain.tail", proof.unsealed(), age));
        }
        return said;
    }

    @Override
    public Told token(WantedToken wanted, Lang lang) {
        Telling telling = new Telling(messages, lang);
        return telling.attempt(() -> {
            String name = wanted.name().isBlank() ? WHO : wanted.name().strip();
            Optional<Instant> ends = ends(wanted.days());
            return new Told(Told.WELL, tokens.make(wanted.userName(), ends, wanted.readOnly(), name, actor()));
        });
    }

    /** A token that nobody looks after ends by itself; one that shall not has to be asked for. */
    private Optional<Instant> ends(String days) {
        int number = days.isEmpty() ? USUAL_DAYS : days.matches("\\d{1,4}") ? Integer.parseInt(days) : -1;
        if (number < 0 || number > MOST_DAYS) {
            throw new Fault.BadInput("days", "command.token.days", days, MOST_DAYS);
        }
        if (number == 0) {
            return Optional.empty();
        }
        return Optional.of(clock.instant().plus(Duration.ofDays(number)).truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Told removeFactor(String userName, Lang lang) {
        Telling telling = new Telling(messages, lang);
        return telling.attempt(() -> {
            factors.of(userName, actor());
            return telling.well(Message.of("command.remove-factor.done", userName));
        });
    }

    @Override
    public Told backup(char[] passphrase, String fileName, OutputStream to, Lang lang) {
        Telling telling = new Telling(messages, lang);
        return telling.attempt(() -> {
            backups.take(actor(), passphrase, fileName, to);
            return telling.well(Message.of("command.backup.done", fileName));
        });
    }

    private Actor actor() {
        return new Sites(database.db())
                .real()
                .map(site -> new Actor(null, WHO, Access.ADMIN, site.id(), WHO))
                .orElseThrow(() -> new Fault.Unavailable(Message.of("command.trouble.not-set-up")));
    }
}
