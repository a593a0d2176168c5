package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.expiry.Moment;
import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.rule.Outcome;
import akashi.core.site.Computer;
import akashi.core.site.Sighting;
import akashi.core.text.Message;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.LocalPath;
import akashi.web.Routes;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The page on which a client's check of a certificate is played, now or at another time. */
final class ReplayPages {

    private static final Map<String, Duration> LATER =
            new TreeMap<>(Map.of("half-year", Duration.ofDays(182), "two-years", Duration.ofDays(730)));

    private final Judgements judgements;
    private final Replaying replaying;
    private final ZoneId zone;

    /** A day that somebody writes is one of this zone. */
    ReplayPages(Judgements judgements, Replaying replaying, ZoneId zone) {
        this.judgements = judgements;
        this.replaying = replaying;
        this.zone = zone;
    }

    void routes(Routes routes) {
        routes.get("/diagnose/replay", Access.HELPDESK, this::show);
    }

    private void show(Exchange x) {
        x.onFault(y -> show(y, Optional.empty()));
        Form query = x.query();
        Optional<Instant> at = query.optional("at", text -> Moment.parse(text, zone, x.now()));
        query.done();
        show(x, at);
    }

    private void show(Exchange x, Optional<Instant> moment) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        Form query = x.query();
        Asked asked = Asked.of(query, judged.site());
        Optional<CertificateLink> link = query.text("link").flatMap(CertificateLink::bySlug);
        if (!asked.complete() || link.isEmpty()) {
            // A text that no address can hold names nothing either.
            x.redirect(
                    LocalPath.of(Asked.path(asked.fromText(), asked.toText())).orElse("/diagnose"));
            return;
        }
        Instant at = moment.orElse(judged.instant());
        Map<String, Object> model = new HashMap<>();
        model.put("link", link.get());
        model.put("from", asked.from().get().label());
        model.put("to", asked.to().get().label());
        model.put("back", Asked.path(asked.fromText(), asked.toText()));
        model.put("at", at);
        boolean issued = query.text("certificate").filter("issued"::equals).isPresent();
        String path = path(asked, link.get()) + (issued ? "&certificate=issued" : "");
        model.put("later", later(path, at, judged.instant()));
        play(model, judged, asked, link.get(), at, issued);
        x.page("diagnosis/replay", model);
    }

    /** What was seen is played, where something was; the issued certificate beside it. */
    private void play(
            Map<String, Object> model,
            JudgedSite judged,
            Asked asked,
            CertificateLink link,
            Instant at,
            boolean issued) {
        Verifier from = asked.from().get();
        Computer to = asked.to().get();
        Optional<Sighting> seen = Replaying.seen(judged.site(), link, from, to, judged.instant());
        Optional<Sighting> shown = issued ? Optional.empty() : seen;
        Optional<Message> instead = shown.flatMap(Replaying::unplayable);
        Optional<Replaying.Played> played = instead.isPresent()
                ? Optional.empty()
                : shown.flatMap(Sighting::shown)
                        .map(it -> replaying.play(judged.site(), link, from, to, it, at))
                        .orElseGet(() -> issued && seen.isPresent()
                                ? replaying.issued(judged.site(), link, from, to, at)
                                : replaying.play(judged.site(), link, from, to, at));
        model.put("seen", shown.orElse(null));
        model.put("instead", instead.orElse(null));
        model.put("asIssued", issued && seen.isPresent());
        String other = path(asked, link) + (issued ? "" : "&certificate=issued");
        model.put("other", seen.isPresent() ? other + "&at=" + at : null);
        model.put("played", played.orElse(null));
        model.put("status", played.filter(p -> p.ending().accepted()).isPresent() ? Outcome.MET : Outcome.BROKEN);
    }

    private static String path(Asked asked, CertificateLink link) {
        return "/diagnose/replay?link=" + link.slug() + "&from=" + Asked.encoded(asked.fromText()) + "&to="
                + Asked.encoded(asked.toText());
    }

    /** The same at other times: now, in half a year, in two years. */
    private static List<Asked.Way> later(String path, Instant at, Instant now) {
        List<Asked.Way> ways = new ArrayList<>(List.of(new Asked.Way(path, "now")));
        LATER.forEach((name, more) -> {
            Instant then = at.plus(more);
            if (!then.isAfter(Moment.last(now))) {
                ways.add(new Asked.Way(path + "&at=" + then, name));
            }
        });
        return ways;
    }
}
