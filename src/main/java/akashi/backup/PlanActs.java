package akashi.backup;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.BackupPlans;
import akashi.store.BackupPlans.Wish;
import akashi.store.Scales;
import akashi.store.UseCase;
import akashi.store.Weight;
import akashi.store.Weighty;
import akashi.vault.SiteSecret.Told;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says when backups are taken by themselves, or that none are. */
final class PlanActs {

    private PlanActs() {}

    /**
     * Backups are taken every day.
     *
     * @param passphrase empty keeps the one that is kept
     * @param next when the first one is due
     */
    record PlanBackups(Wish wish, Optional<Password> passphrase, Instant next) implements Weighty<Void> {

        @Override
        public Optional<Weight> weight(Scales scales) {
            List<Message> lines = new ArrayList<>();
            lines.add(Message.of("approval.line.backup"));
            lines.add(Message.of("approval.line.folder", wish.folder()));
            passphrase.ifPresent(said -> lines.add(Message.of("approval.line.backup-passphrase")));
            return Optional.of(new Weight(code(), wish.folder(), lines, List.of(), "/backup"));
        }

        @Override
        public String code() {
            return "plan-backups";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }

        @Override
        public String subject() {
            return wish.folder();
        }

        @Override
        public List<Object> args() {
            return List.of(wish.at().toString(), wish.folder());
        }
    }

    /** No backups are taken by themselves any more; their passphrase is forgotten. */
    record StopBackups() implements Act<Void> {

        @Override
        public String code() {
            return "stop-backups";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }
    }

    static final class Planning implements UseCase<PlanBackups, Void> {

        private final KeptPassphrase kept;

        Planning(KeptPassphrase kept) {
            this.kept = kept;
        }

        @Override
        public Class<PlanBackups> act() {
            return PlanBackups.class;
        }

        @Override
        public Void perform(PlanBackups act, ActContext context) {
            BackupPlans plans = new BackupPlans(context.db(), context.siteId());
            Told was = kept.told(context.db(), context.siteId());
            Map<String, Object> before =
                    plans.find().map(plan -> values(plan.wish(), was)).orElse(Map.of());
            act.passphrase().ifPresent(said -> kept.put(context.db(), context.siteId(), said, context.now()));
            if (!kept.there(context.db(), context.siteId())) {
                throw new Fault.BadInput("passphrase", "backup.plan.passphrase.needed");
            }
            plans.put(act.wish(), act.next());
            Told now = was.then(act.passphrase().isPresent(), kept.told(context.db(), context.siteId()));
            context.changed(before, values(act.wish(), now));
            return null;
        }

        private static Map<String, Object> values(Wish wish, Told passphrase) {
            return Map.of(
                    "at",
                    wish.at().toString(),
                    "folder",
                    wish.folder(),
                    "days",
                    wish.kept().days(),
                    "weeks",
                    wish.kept().weeks(),
                    "months",
                    wish.kept().months(),
                    "passphrase",
                    passphrase.name());
        }
    }

    static final class Stopping implements UseCase<StopBackups, Void> {

        private final KeptPassphrase kept;

        Stopping(KeptPassphrase kept) {
            this.kept = kept;
        }

        @Override
        public Class<StopBackups> act() {
            return StopBackups.class;
        }

        @Override
        public Void perform(StopBackups act, ActContext context) {
            if (!new BackupPlans(context.db(), context.siteId()).remove()) {
                throw new Fault.NotFound("a plan of backups");
            }
            kept.forget(context.db(), context.siteId());
            return null;
        }
    }
}
