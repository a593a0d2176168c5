package akashi.warning;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.core.warning.WarningKind;
import akashi.store.Acts;
import akashi.store.Channels;
import akashi.store.Database;
import akashi.store.Mutes;
import akashi.store.Terms;
import akashi.store.Warnings;
import akashi.store.Warnings.Kept;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The list of warnings: what stands, what is muted, what was. Whoever may act mutes from here. */
final class WarningPages {

    private static final String HERE = "/warnings";
    private static final int HISTORY = 100;
    private static final int LONGEST_NOTE = 500;

    private final Database database;
    private final Acts acts;
    private final Noticing noticing;
    private final ZoneId zone;

    WarningPages(Database database, Acts acts, Noticing noticing, ZoneId zone) {
        this.database = database;
        this.acts = acts;
        this.noticing = noticing;
        this.zone = zone;
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.HELPDESK, this::show);
        routes.post(HERE + "/mute", Access.ADMIN, this::mute);
        routes.post(HERE + "/unmute", Access.ADMIN, this::unmute);
    }

    /** A warning as the page shows it. */
    record Row(Kept kept, boolean stored, Status status, String path, Message step, Mutes.Mute mute, Instant next) {

        static Row of(Noticing.Standing standing, Map<Mutes.Thing, Mutes.Mute> mutes) {
            Kept kept = standing.kept();
            Status status = switch (kept.level()) {
                case OVER -> Status.BROKEN;
                case URGENT, SOON -> Status.EXPIRING;
            };
            Mutes.Mute mute = Mutes.of(kept, mutes).orElse(null);
            Message step = Message.of("warning.step." + kept.kind());
            Instant next = standing.toldNext(Optional.ofNullable(mute)).orElse(null);
            return new Row(kept, standing.stored(), status, kept.kind().path(kept.object()), step, mute, next);
        }

        /** Names it among the fields of a form. */
        public String key() {
            return kept.kind() + "." + kept.object();
        }

        /** Whether the page of its step lets somebody in. */
        public boolean opensTo(Access access) {
            return access.covers(kept.kind().least());
        }
    }

    private void show(Exchange x) {
        UUID siteId = x.actor().siteId();
        Map<Mutes.Thing, Mutes.Mute> mutes = new Mutes(database.db(), siteId).at(x.now());
        List<Noticing.Standing> standing = noticing.standing(siteId, x.now());
        List<Row> all = standing.stream().map(each -> Row.of(each, mutes)).toList();
        Map<String, Object> model = new HashMap<>();
        model.put("open", all.stream().filter(row -> row.mute() == null).toList());
        model.put("muted", all.stream().filter(row -> row.mute() != null).toList());
        model.put("past", past(siteId, standing));
        model.put("now", x.now());
        whom(x, model);
        model.put("chosen", chosen(x, all).orElse(null));
        model.put("today", LocalDate.ofInstant(x.now(), zone).plusDays(7).toString());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        model.put("access", x.actor().access());
        model.put("act", UUID.randomUUID().toString());
        x.page("warning/list", model);
    }

    /** Who is told, and when the next digest comes. Addresses are shown to those who may change them. */
    private void whom(Exchange x, Map<String, Object> model) {
        UUID siteId = x.actor().siteId();
        boolean addresses = x.actor().access().covers(Access.ADMIN);
        List<Channels.Channel> all = new Channels(database.db(), siteId).all();
        List<Message> told = named(all.stream(), addresses);
        List<Message> weekly = named(all.stream().filter(Channels.Channel::weekly), addresses);
        Instant digest = Digest.last(
                        new Preferences(database.db(), siteId).weekly(), x.now().atZone(zone))
                .plusWeeks(1)
                .toInstant();
        model.put("whom", told.isEmpty() ? null : Message.of("warning.next.whom", told));
        model.put("weekly", weekly.isEmpty() ? null : Message.of("warning.next.weekly", digest, weekly));
    }

    private static List<Message> named(Stream<Channels.Channel> channels, boolean addresses) {
        return channels.map(each -> {
                    Message kind = Message.of("warning.channel." + each.kind());
                    return addresses ? Message.of("warning.next.channel", kind, each.target()) : kind;
                })
                .distinct()
                .toList();
    }

    /** What ended; a level that a more pressing one of the same thing took over from did not. */
    private List<Kept> past(UUID siteId, List<Noticing.Standing> standing) {
        List<Kept> closed = new Warnings(database.db(), siteId).closed(HISTORY);
        List<Kept> all = Stream.concat(standing.stream().map(Noticing.Standing::kept), closed.stream())
                .toList();
        return closed.stream()
                .filter(each -> all.stream().noneMatch(each::overtakenBy))
                .toList();
    }

    private static Optional<Row> chosen(Exchange x, List<Row> all) {
        return x.form()
                .text("thing")
                .or(() -> x.query().text("mute"))
                .flatMap(
                        key -> all.stream().filter(row -> row.key().equals(key)).findFirst());
    }

    private void mute(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        Mutes.Thing thing = form.required("thing", WarningPages::thing);
        Instant until = form.required(
                "until",
                text -> LocalDate.parse(text).plusDays(1).atStartOfDay(zone).toInstant());
        String note = form.required("note", WarningPages::note);
        form.done();
        // What does not stand cannot be muted.
        Message what = noticing.standing(x.actor().siteId(), x.now()).stream()
                .map(Noticing.Standing::kept)
                .filter(each -> thing.equals(new Mutes.Thing(each.kind(), each.object())))
                .map(Kept::what)
                .findFirst()
                .orElseThrow(() -> new Fault.NotFound("warning of " + thing.object()));
        Terms once = Terms.once(form.text("act"));
        acts.run(x.actor(), new Mute(thing.kind(), thing.object(), what, until, note), once);
        x.redirect(HERE, Message.of("warning.muted"));
    }

    private void unmute(Exchange x) {
        x.onFault(this::show);
        Mutes.Thing thing = x.form().required("thing", WarningPages::thing);
        x.form().done();
        acts.run(x.actor(), new Unmute(thing.kind(), thing.object()));
        x.redirect(HERE, Message.of("warning.unmuted"));
    }

    private static Mutes.Thing thing(String key) {
        String[] parts = key.split("\\.", 2);
        return new Mutes.Thing(WarningKind.valueOf(parts[0]), parts.length > 1 ? parts[1] : "");
    }

    private static String note(String text) {
        if (text.length() > LONGEST_NOTE) {
            throw new Fault.BadInput("note", "warning.note.long", LONGEST_NOTE);
        }
        return text;
    }
}
