package akashi.probe;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.Map;

/** When the site is asked by itself, and how long what was seen is kept. */
final class SchedulePages {

    private static final String PATH = "/settings/probes";

    private final Database database;
    private final Acts acts;

    SchedulePages(Database database, Acts acts) {
        this.database = database;
        this.acts = acts;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.ADMIN, this::show);
        routes.post(PATH, Access.ADMIN, this::set);
    }

    private void show(Exchange x) {
        Schedule schedule = Schedule.of(database.db(), x.actor().siteId());
        Map<String, Object> model = new HashMap<>();
        model.put("schedule", schedule);
        model.put("mostHours", Schedule.MOST_HOURS);
        model.put("mostDays", Schedule.MOST_DAYS);
        x.page("probe/settings", model);
    }

    private void set(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        Integer hours = form.required("hours", text -> within("hours", text, 0, Schedule.MOST_HOURS));
        Integer days = form.required("days", text -> within("days", text, 1, Schedule.MOST_DAYS));
        form.done();
        acts.run(x.actor(), new SetSchedule(hours, days));
        x.redirect(PATH, Message.of("probe.settings.kept"));
    }

    private static int within(String field, String text, int least, int most) {
        int number = text.matches("\\d{1,4}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new Fault.BadInput(field, "probe.settings.wrong", least, most);
        }
        return number;
    }
}
