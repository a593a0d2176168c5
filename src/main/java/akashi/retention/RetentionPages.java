package akashi.retention;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Retention;
import akashi.store.UseCase;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.List;
import java.util.Map;

/** How long everything is kept: what can be said here, and where the rest is said. */
public final class RetentionPages {

    private static final String PATH = "/settings/retention";

    private final Database database;
    private final Acts acts;

    public RetentionPages(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    /** What can be done here. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new SettingRetention());
    }

    /** The page. */
    public void routes(Routes routes) {
        routes.get(PATH, Access.ADMIN, this::show);
        routes.post(PATH, Access.ADMIN, this::set);
    }

    private void show(Exchange x) {
        x.page(
                "retention/settings",
                Map.of(
                        "kept", Retention.of(database.db(), x.actor().siteId()),
                        "least", Retention.LEAST,
                        "most", Retention.MOST));
    }

    private void set(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        Integer warnings = form.required("warnings", text -> days("warnings", text));
        Integer work = form.required("work", text -> days("work", text));
        form.done();
        acts.run(x.actor(), new SetRetention(new Retention(warnings, work)));
        x.redirect(PATH, Message.of("retention.kept"));
    }

    private static int days(String field, String text) {
        int days = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
        if (days < Retention.LEAST || days > Retention.MOST) {
            throw new Fault.BadInput(field, "retention.wrong", Retention.LEAST, Retention.MOST);
        }
        return days;
    }
}
