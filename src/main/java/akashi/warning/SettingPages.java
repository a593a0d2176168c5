package akashi.warning;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Channels;
import akashi.store.Database;
import akashi.store.Outbox;
import akashi.web.Exchange;
import akashi.web.Lang;
import akashi.web.Option;
import akashi.web.Routes;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The page of settings: when warnings are due and who is told. */
final class SettingPages {

    static final String HERE = "/settings/warnings";

    private static final List<Option> DAYS = Stream.of(DayOfWeek.values())
            .map(day -> new Option(day.name(), Message.of("warning.day." + day)))
            .toList();

    private static final List<Option> SECURITIES = Stream.of(MailServer.Security.values())
            .map(each -> new Option(each.name(), Message.of("warning.security." + each)))
            .toList();

    private static final List<Option> SHAPES = Stream.of(
                    Channels.Kind.WEBHOOK, Channels.Kind.SLACK, Channels.Kind.TEAMS)
            .map(each -> new Option(each.name(), Message.of("warning.channel." + each)))
            .toList();

    private static final List<Option> LANGS = Stream.of(Lang.values())
            .map(each -> new Option(each.code(), Message.of("warning.lang." + each.code())))
            .toList();

    private final Database database;
    private final SealedTexts secrets;
    private final ZoneId zone;
    private final Optional<URI> portal;

    SettingPages(Database database, SealedTexts secrets, ZoneId zone, Optional<URI> portal) {
        this.database = database;
        this.secrets = secrets;
        this.zone = zone;
        this.portal = portal;
    }

    /** A channel, whether it is told of nothing while private keys are locked, and what became of its last message. */
    record Row(Channels.Channel channel, Message kind, boolean sealed, Outbox.Item last) {}

    private List<Row> rows(UUID siteId) {
        Outbox outbox = new Outbox(database.db(), siteId);
        return new Channels(database.db(), siteId)
                .all().stream()
                        .map(each -> new Row(
                                each,
                                Message.of("warning.channel." + each.kind()),
                                secrets.needed(database.db(), siteId, each),
                                outbox.latest(each.id()).orElse(null)))
                        .toList();
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
        model.put("base", x.origin());
        model.put("linked", portal.isPresent());
        model.put("server", MailServer.of(database.db(), siteId).orElse(null));
        model.put("securities", SECURITIES);
        model.put("password", secrets.hasMail(database.db(), siteId));
        model.put("shapes", SHAPES);
        model.put("langs", LANGS);
        model.put("channels", rows(siteId));
        model.put("feed", preferences.text(SetFeed.NAME).isPresent());
        model.put("act", UUID.randomUUID().toString());
        x.page("warning/settings", model);
    }
}
