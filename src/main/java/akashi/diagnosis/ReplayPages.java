package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.rule.Outcome;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page on which a client's check of a certificate is played, now or at another time. */
final class ReplayPages {

    private final Judgements judgements;
    private final Replaying replaying;

    ReplayPages(Judgements judgements, Replaying replaying) {
        this.judgements = judgements;
        this.replaying = replaying;
    }

    void routes(Routes routes) {
        routes.get("/diagnose/replay", Access.HELPDESK, this::show);
    }

    private void show(Exchange x) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        Form query = x.query();
        Asked asked = Asked.of(query, judged.site());
        Optional<CertificateLink> link = query.text("link").flatMap(CertificateLink::bySlug);
        if (!asked.complete() || link.isEmpty()) {
            x.redirect(Asked.path(asked.fromText(), asked.toText()));
            return;
        }
        Instant at = query.text("at").flatMap(ReplayPages::instant).orElse(judged.instant());
        Map<String, Object> model = new HashMap<>();
        model.put("link", link.get());
        model.put("from", asked.from().get().label());
        model.put("to", asked.to().get().label());
        model.put("back", Asked.path(asked.fromText(), asked.toText()));
        model.put("at", at);
        model.put("later", later(asked, link.get(), at));
        Optional<Replaying.Played> played = replaying.play(
                judged.site(), link.get(), asked.from().get(), asked.to().get(), at);
        model.put("played", played.orElse(null));
        model.put("status", played.filter(p -> p.ending().accepted()).isPresent() ? Outcome.MET : Outcome.BROKEN);
        x.page("diagnosis/replay", model);
    }

    /** The same at other times: now, in half a year, in two years. */
    private static List<Asked.Way> later(Asked asked, CertificateLink link, Instant at) {
        String path = "/diagnose/replay?link=" + link.slug() + "&from=" + Asked.encoded(asked.fromText()) + "&to="
                + Asked.encoded(asked.toText());
        return List.of(
                new Asked.Way(path, "now"),
                new Asked.Way(path + "&at=" + at.plus(java.time.Duration.ofDays(182)), "half-year"),
                new Asked.Way(path + "&at=" + at.plus(java.time.Duration.ofDays(730)), "two-years"));
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (java.time.DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
