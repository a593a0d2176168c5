package akashi.warning;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Database;
import akashi.web.Exchange;
import akashi.web.Option;
import akashi.web.Routes;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The page of settings: when warnings are due and who is told. */
final class SettingPages {

    static final String HERE = "/settings/warnings";

    private static final List<Option> DAYS = Stream.of(DayOfWeek.values())
            .map(day -> new Option(day.name(), Message.of("warning.day." + day)))
            .toList();

    private final Database database;
    private final ZoneId zone;

    SettingPages(Database database, ZoneId zone) {
        this.database = database;
        this.zone = zone;
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.ADMIN, this::show);
    }

    void show(Exchange x) {
        UUID siteId = x.actor().siteId();
        Preferences preferences = new Preferences(database.db(), siteId);
        Map<String, Object> model = new HashMap<>();
        model.put("times", preferences.thresholds());
        model.put("weekly", preferences.weekly());
        model.put("days", DAYS);
        model.put("zone", zone.getId());
        model.put("act", UUID.randomUUID().toString());
        x.page("warning/settings", model);
    }
}
