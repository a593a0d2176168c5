package akashi.warning;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Site;
import akashi.core.text.Message;
import akashi.pki.Randoms;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Sites;
import akashi.web.Exchange;
import akashi.web.Lang;
import akashi.web.Messages;
import akashi.web.Route;
import akashi.web.Routes;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The calendar at its secret address: made and closed on the page of settings, read by whoever knows it. */
final class FeedPages {

    private static final String PATH = "/calendar/";

    private final Database database;
    private final Acts acts;
    private final Judgements judgements;
    private final Messages messages;
    private final Optional<URI> portal;
    private final SettingPages settings;

    FeedPages(
            Database database,
            Acts acts,
            Judgements judgements,
            Messages messages,
            Optional<URI> portal,
            SettingPages settings) {
        this.database = database;
        this.acts = acts;
        this.judgements = judgements;
        this.messages = messages;
        this.portal = portal;
        this.settings = settings;
    }

    void routes(Routes routes) {
        routes.post(SettingPages.HERE + "/calendar", Access.ADMIN, this::make);
        routes.post(SettingPages.HERE + "/calendar/close", Access.ADMIN, this::close);
        routes.openApi(Route.Method.GET, PATH + "{token}", this::read);
    }

    /** The address is in this answer and is never stored. */
    private void make(Exchange x) {
        x.onFault(settings::show);
        Lang lang = x.form().required("feedLang", text -> Lang.of(text).orElseThrow(IllegalArgumentException::new));
        x.form().done();
        String token = Randoms.token();
        acts.run(x.actor(), new SetFeed(Randoms.hashOf(token) + " " + lang.code()));
        String base = portal.map(URI::toString).orElse("").replaceAll("/+$", "");
        x.page("warning/feed", Map.of("address", base + PATH + token, "whole", !base.isEmpty()));
    }

    private void close(Exchange x) {
        x.onFault(settings::show);
        acts.run(x.actor(), new SetFeed(""));
        x.redirect(SettingPages.HERE, Message.of("warning.calendar.closed"));
    }

    private void read(Exchange x) {
        Site site = new Sites(database.db()).real().orElseThrow(FeedPages::unknown);
        Preferences preferences = new Preferences(database.db(), site.id());
        String[] kept =
                preferences.text(SetFeed.NAME).orElseThrow(FeedPages::unknown).split(" ");
        // Hashes are compared: how long that takes says nothing about the token.
        if (!kept[0].equals(Randoms.hashOf(x.path("token").replaceAll("\\.ics$", "")))) {
            throw unknown();
        }
        Lang lang = Lang.of(kept[1]).orElse(Lang.EN);
        String text = Calendar.of(
                judgements.of(site.id(), x.now()).site(), preferences.thresholds(), messages, lang, portal, x.now());
        x.header("Cache-Control", "private, no-store").send(200, "text/calendar; charset=utf-8", text);
    }

    private static Fault.NotFound unknown() {
        return new Fault.NotFound("calendar");
    }
}
