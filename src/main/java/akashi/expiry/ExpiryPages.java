package akashi.expiry;

import akashi.core.access.Access;
import akashi.core.expiry.Difference;
import akashi.core.expiry.Forecast;
import akashi.core.expiry.Moment;
import akashi.core.expiry.Stop;
import akashi.core.judged.JudgedSite;
import akashi.core.judged.Memo;
import akashi.core.link.CertificateLink;
import akashi.core.trust.Assess;
import akashi.core.trust.Assessment;
import akashi.core.trust.Expiry;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Pager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page of what stops when, of the site played forward, and of "what if". */
final class ExpiryPages {

    private static final String PATH = "/expiry";
    private static final String[] SUPPOSED = {"off", "without", "drop"};
    private static final int PAGE = 25;
    private static final int KEPT = 30;

    private final Judgements judgements;
    private final ZoneId zone;

    ExpiryPages(Judgements judgements, ZoneId zone) {
        this.judgements = judgements;
        this.zone = zone;
    }

    /** What the address asks, and what everything shown depends on besides the judged site and the language. */
    private record Asked(Optional<Instant> at, WhatIf supposed, String path, int page, boolean admin) {}

    void show(Exchange x) {
        x.onFault(y -> show(y, Optional.empty(), WhatIf.NOTHING));
        Form query = x.query();
        Optional<Instant> at = query.optional("at", text -> Moment.parse(text, zone, x.now()));
        WhatIf supposed = WhatIf.of(query, present(x).site());
        query.done();
        show(x, at, supposed);
    }

    private JudgedSite present(Exchange x) {
        return judgements.of(x.actor().siteId(), x.now());
    }

    private void show(Exchange x, Optional<Instant> at, WhatIf supposed) {
        JudgedSite judged = present(x);
        Form query = x.query();
        boolean admin = x.actor().access().covers(Access.ADMIN);
        Asked asked = new Asked(at, supposed, path(query, at), query.number("page", 1, 100_000, 1), admin);
        Memo kept = judged.memo().of(ExpiryPages.class, () -> new Memo(KEPT));
        Map<String, Object> model = new HashMap<>();
        model.put("at", at.orElse(null));
        model.put("day", at.map(moment -> moment.atZone(zone).toLocalDate()).orElse(null));
        model.put("today", x.now().atZone(zone).toLocalDate());
        model.put("now", path(query, Optional.empty()));
        model.put("keep", kept(query));
        model.put("query", query);
        model.put("authorities", judged.site().authorities());
        model.put("admin", admin);
        model.put("supposed", supposed.words());
        model.put("reset", at.map(moment -> PATH + "?at=" + moment).orElse(PATH));
        model.put("ends", x.kept(kept, "ends", "expiry/ends", () -> ends(judged)));
        model.put("changes", at.isEmpty() && supposed.nothing() ? null : changes(x, kept, asked));
        model.put("stops", x.kept(kept, asked, "expiry/stops", () -> stops(judged, asked)));
        x.page("expiry/expiry", model);
    }

    private Object changes(Exchange x, Memo kept, Asked asked) {
        UUID siteId = x.actor().siteId();
        Instant now = x.now();
        return x.kept(kept, List.of(asked.at(), asked.supposed()), "expiry/changes", () -> {
            JudgedSite present = judgements.of(siteId, now);
            JudgedSite base = asked.at()
                    .map(moment -> judgements.ahead(siteId, now, moment))
                    .orElse(present);
            Difference difference = asked.supposed().nothing()
                    ? Difference.of(all(present), all(base))
                    : Difference.of(all(base), Assess.all(asked.supposed().in(base.site()), base.instant()));
            Map<String, Object> model = new HashMap<>();
            model.put("difference", difference);
            model.put("supposed", asked.supposed().words());
            model.put("at", asked.at().orElse(null));
            return model;
        });
    }

    static List<Assessment> all(JudgedSite judged) {
        List<Assessment> all = new ArrayList<>();
        for (CertificateLink link : CertificateLink.values()) {
            all.addAll(judged.of(link));
        }
        return all;
    }

    /** The forecast of a judged site, worked out once. */
    static Forecast forecast(JudgedSite judged) {
        return judged.memo().of(Forecast.class, () -> Forecast.of(judged.site(), all(judged), judged.instant()));
    }

    private static Map<String, Object> ends(JudgedSite judged) {
        Map<String, Object> model = new HashMap<>();
        List<Stop> authorities = forecast(judged).authorities();
        model.put("strip", ExpiryStrip.of(judged.expiry()));
        model.put("weeks", Week.of(judged.expiry(), judged.instant()));
        model.put("scale", authorities.isEmpty() ? null : AuthorityScale.of(authorities, judged.instant()));
        return model;
    }

    private static Map<String, Object> stops(JudgedSite judged, Asked asked) {
        Instant until = asked.at().orElse(judged.instant().plus(Duration.ofDays(7L * Expiry.WEEKS)));
        List<Stop> stops = forecast(judged).until(until);
        int pages = Math.max(1, (stops.size() + PAGE - 1) / PAGE);
        int page = Math.min(asked.page(), pages);
        long within = Math.max(
                1, Math.min(1825, Duration.between(judged.instant(), until).toDays() + 1));
        Map<String, Object> model = new HashMap<>();
        model.put(
                "rows",
                stops.stream()
                        .skip((page - 1L) * PAGE)
                        .limit(PAGE)
                        .map(stop -> StopRow.of(stop, judged.instant()))
                        .toList());
        model.put("pager", Pager.of(asked.path(), page, PAGE, stops.size()));
        model.put("until", until);
        model.put(
                "leaves",
                stops.stream().filter(stop -> stop.certificate() != null).count());
        model.put("renew", "/certificates/renewals?within=" + within);
        model.put("admin", asked.admin());
        return model;
    }

    /** The fields of the address that stay when another moment is chosen. */
    private static Map<String, String> kept(Form query) {
        Map<String, String> fields = new HashMap<>();
        for (String name : SUPPOSED) {
            query.text(name).ifPresent(value -> fields.put(name, value));
        }
        return fields;
    }

    private static String path(Form query, Optional<Instant> at) {
        List<String> fields = new ArrayList<>();
        at.ifPresent(moment -> fields.add("at=" + moment));
        kept(query).forEach((name, value) -> fields.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return fields.isEmpty() ? PATH : PATH + "?" + String.join("&", fields);
    }
}
