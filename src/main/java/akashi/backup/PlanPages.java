package akashi.backup;

import akashi.core.access.Access;
import akashi.core.backup.Retention;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.FreshPassphrase;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.BackupPlans.Wish;
import akashi.store.Database;
import akashi.store.KnownNames;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Handler;
import akashi.web.Routes;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The form that says when backups are taken by themselves. */
final class PlanPages {

    private final Database database;
    private final Acts acts;
    private final PlannedBackups planned;
    private final WantedFolder folders;
    private final Handler page;

    PlanPages(Database database, Acts acts, PlannedBackups planned, WantedFolder folders, Handler page) {
        this.database = database;
        this.acts = acts;
        this.planned = planned;
        this.folders = folders;
        this.page = page;
    }

    void routes(Routes routes) {
        routes.post("/backup/plan", Access.ADMIN, this::plan);
        routes.post("/backup/plan/stop", Access.ADMIN, this::stop);
        routes.post("/backup/plan/now", Access.ADMIN, this::now);
    }

    private void plan(Exchange x) {
        x.onFault(page);
        Form form = x.form();
        LocalTime at = form.required("at", PlanPages::time);
        String folder = form.required("folder", folders::checked);
        Integer days = form.required("days", within(1));
        Integer weeks = form.required("weeks", within(0));
        Integer months = form.required("months", within(0));
        Optional<Password> passphrase = passphrase(x, form);
        form.done();
        Wish wish = new Wish(at, folder, new Retention(days, weeks, months));
        acts.run(x.actor(), new PlanActs.PlanBackups(wish, passphrase, planned.next(at)));
        x.redirect("/backup", Message.of("backup.plan.saved"));
    }

    private Optional<Password> passphrase(Exchange x, Form form) {
        char[] said = form.secret("planPassphrase");
        if (said.length == 0) {
            return Optional.empty();
        }
        if (!String.valueOf(said).equals(String.valueOf(form.secret("planAgain")))) {
            form.error("planAgain", Message.of("backup.passphrase.differs"));
        } else {
            List<String> known = KnownNames.of(database.db(), x.actor().siteId());
            FreshPassphrase.weakness(said, known).ifPresent(weakness -> form.error("planPassphrase", weakness));
        }
        return Optional.of(Password.of(said));
    }

    private void stop(Exchange x) {
        acts.run(x.actor(), new PlanActs.StopBackups());
        x.redirect("/backup", Message.of("backup.plan.stopped"));
    }

    private void now(Exchange x) {
        Optional<Message> trouble = planned.now(x.actor().siteId());
        x.redirect("/backup", trouble.orElse(Message.of("backup.plan.taken")));
    }

    private static LocalTime time(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeException notATime) {
            throw new Fault.BadInput("", "backup.plan.at.wrong");
        }
    }

    private static Function<String, Integer> within(int least) {
        return text -> {
            int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
            if (number < least || number > Retention.MOST) {
                throw new Fault.BadInput("", "backup.plan.number.wrong", least, Retention.MOST);
            }
            return number;
        };
    }
}
