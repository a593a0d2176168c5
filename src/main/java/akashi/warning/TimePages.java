package akashi.warning;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.core.warning.Scale;
import akashi.core.warning.Thresholds;
import akashi.store.Acts;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.time.DayOfWeek;
import java.util.function.Function;

/** When warnings are due: the form on the page of settings. */
final class TimePages {

    private final Acts acts;
    private final SettingPages settings;

    TimePages(Acts acts, SettingPages settings) {
        this.acts = acts;
        this.settings = settings;
    }

    void routes(Routes routes) {
        routes.post(SettingPages.HERE + "/times", Access.ADMIN, this::change);
    }

    private void change(Exchange x) {
        x.onFault(settings::show);
        Form form = x.form();
        Scale soon = scale(form, "soon", Thresholds.LEAST_DAYS);
        Scale urgent = scale(form, "urgent", 0);
        Scale authoritySoon = scale(form, "caSoon", 0);
        Scale authorityUrgent = scale(form, "caUrgent", 0);
        Integer unseen = form.required("unseen", within(0, Thresholds.MOST_HOURS));
        Integer mixed = form.required("mixed", within(0, Thresholds.MOST_HOURS));
        Integer locked = form.required("locked", within(0, Thresholds.MOST_HOURS));
        DayOfWeek day = form.oneOf("day", DayOfWeek.class);
        Integer hour = form.required("hour", within(0, 23));
        if (later(soon, urgent)) {
            form.error("urgentDays", Message.of("warning.times.order"));
        }
        if (later(authoritySoon, authorityUrgent)) {
            form.error("caUrgentDays", Message.of("warning.times.order"));
        }
        form.done();
        Thresholds thresholds = new Thresholds(soon, urgent, authoritySoon, authorityUrgent, unseen, mixed, locked);
        Terms once = Terms.once(form.text("act"));
        acts.run(x.actor(), new SetThresholds(thresholds, new Preferences.Weekly(day, hour)), once);
        x.redirect(SettingPages.HERE, Message.of("warning.times.saved"));
    }

    private static boolean later(Scale soon, Scale urgent) {
        return soon != null && urgent != null && urgent.days() > soon.days();
    }

    private static Scale scale(Form form, String name, int least) {
        Integer days = form.required(name + "Days", within(1, Scale.MOST_DAYS));
        Integer part = form.required(name + "Part", within(1, Scale.MOST_PARTS));
        return days == null || part == null ? null : new Scale(days, part, least);
    }

    private static Function<String, Integer> within(int least, int most) {
        return text -> {
            int number = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
            if (number < least || number > most) {
                throw new akashi.core.fault.Fault.BadInput("", "warning.number.wrong", least, most);
            }
            return number;
        };
    }
}
