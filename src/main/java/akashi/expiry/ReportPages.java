package akashi.expiry;

import akashi.core.expiry.Moment;
import akashi.core.judged.JudgedSite;
import akashi.core.judged.Memo;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Form;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The dated state report, to be printed and as a file. */
final class ReportPages {

    private final Judgements judgements;
    private final ZoneId zone;

    ReportPages(Judgements judgements, ZoneId zone) {
        this.judgements = judgements;
        this.zone = zone;
    }

    void show(Exchange x) {
        x.onFault(y -> show(y, Optional.empty()));
        show(x, at(x));
    }

    private Optional<Instant> at(Exchange x) {
        Form query = x.query();
        Optional<Instant> at = query.optional("at", text -> Moment.parse(text, zone, x.now()));
        query.done();
        return at;
    }

    private JudgedSite judged(Exchange x, Optional<Instant> at) {
        UUID siteId = x.actor().siteId();
        return at.map(moment -> judgements.ahead(siteId, x.now(), moment))
                .orElseGet(() -> judgements.of(siteId, x.now()));
    }

    private void show(Exchange x, Optional<Instant> at) {
        JudgedSite judged = judged(x, at);
        Memo few = judged.memo().of(ReportPages.class, () -> new Memo(2));
        Map<String, Object> model = new HashMap<>();
        model.put("site", judged.site().site().name());
        model.put("asOf", at.orElse(x.now()));
        model.put("made", x.now());
        model.put("by", x.session().map(s -> s.displayName()).orElse(x.actor().name()));
        model.put("at", at.orElse(null));
        model.put("day", at.map(moment -> moment.atZone(zone).toLocalDate()).orElse(null));
        model.put("today", x.now().atZone(zone).toLocalDate());
        model.put("keep", Map.of());
        model.put("csv", at.map(moment -> "/report.csv?at=" + moment).orElse("/report.csv"));
        model.put("body", x.kept(few, at, "expiry/report-body", () -> body(judged)));
        x.page("expiry/report", model);
    }

    private static Map<String, Object> body(JudgedSite judged) {
        Map<String, Object> model = new HashMap<>();
        model.put("report", StateReport.of(judged));
        model.put("asOf", judged.instant());
        return model;
    }

    void file(Exchange x) {
        Optional<Instant> at = at(x);
        JudgedSite judged = judged(x, at);
        byte[] sheet = new ReportSheet(at.orElse(x.now()), x::text).of(StateReport.of(judged));
        String day = at.orElse(x.now()).atZone(zone).toLocalDate().toString();
        x.download("akashi-report-" + day + ".csv", "text/csv; charset=utf-8", sheet);
    }
}
