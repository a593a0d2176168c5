package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.expiry.Moment;
import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.rule.Outcome;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Form;
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
            x.redirect(Asked.path(asked.fromText(), asked.toText()));
            return;
        }
        Instant at = moment.orElse(judged.instant());
        Map<String, Object> model = new HashMap<>();
        model.put("link", link.get());
        model.put("from", asked.from().get().label());
        model.put("to", asked.to().get().label());
        model.put("back", Asked.path(asked.fromText(), asked.toText()));
        model.put("at", at);
        model.put("later", later(asked, link.get(), at, judged.instant()));
        Optional<Replaying.Played> played = replaying.play(
                judged.site(), link.get(), asked.from().get(), asked.to().get(), at);
        model.put("played", played.orElse(null));
        model.put("status", played.filter(p -> p.ending().accepted()).isPresent() ? Outcome.MET : Outcome.BROKEN);
        x.page("diagnosis/replay", model);
    }

    /** The same at other times: now, in half a year, in two years. */
    private static List<Asked.Way> later(Asked asked, CertificateLink link, Instant at, Instant now) {
        String path = "/diagnose/replay?link=" + link.slug() + "&from=" + Asked.encoded(asked.fromText()) + "&to="
                + Asked.encoded(asked.toText());
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
