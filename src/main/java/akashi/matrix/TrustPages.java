package akashi.matrix;

import akashi.core.access.Access;
import akashi.core.expiry.Moment;
import akashi.core.judged.JudgedSite;
import akashi.core.judged.Memo;
import akashi.core.link.CertificateLink;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Assessment;
import akashi.core.trust.Status;
import akashi.core.trust.TrustMatrix;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Pager;
import akashi.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The trust matrix of each link. */
public final class TrustPages {

    private static final int PAGE = 25;
    private static final int KEPT = 40;

    private final Judgements judgements;
    private final ZoneId zone;

    /** Shows sites as they are judged there; a day is one of this zone. */
    public TrustPages(Judgements judgements, ZoneId zone) {
        this.judgements = judgements;
        this.zone = zone;
    }

    /** Names the page. */
    public void routes(Routes routes) {
        routes.get(Address.PATH, Access.HELPDESK, this::show);
    }

    private void show(Exchange x) {
        x.onFault(y -> show(y, Optional.empty()));
        Form query = x.query();
        Optional<Instant> at = query.optional("at", text -> Moment.parse(text, zone, x.now()));
        query.done();
        show(x, at);
    }

    private void show(Exchange x, Optional<Instant> at) {
        UUID siteId = x.actor().siteId();
        JudgedSite judged = at.map(moment -> judgements.ahead(siteId, x.now(), moment))
                .orElseGet(() -> judgements.of(siteId, x.now()));
        Form query = x.query();
        CertificateLink link = query.text("link").flatMap(TrustPages::link).orElseGet(() -> worst(judged));
        boolean admin = x.actor().access().covers(Access.ADMIN);
        Shown shown = Shown.of(query, link, at, admin);
        Memo kept = judged.memo().of(TrustPages.class, () -> new Memo(KEPT));
        Map<String, Object> model = new HashMap<>();
        model.put("admin", admin);
        model.put("link", link);
        model.put("at", at.orElse(null));
        model.put("day", at.map(moment -> moment.atZone(zone).toLocalDate()).orElse(null));
        model.put("today", x.now().atZone(zone).toLocalDate());
        model.put("now", shown.address().without("at").toString());
        model.put("keep", shown.address().without("at").fields());
        model.put("view", x.kept(kept, shown, "trust/view", () -> view(judged, shown)));
        x.page("trust/matrix", model);
    }

    private static Optional<CertificateLink> link(String text) {
        return Arrays.stream(CertificateLink.values())
                .filter(link -> link.slug().equals(text) || link.name().equals(text))
                .findFirst();
    }

    private static CertificateLink worst(JudgedSite judged) {
        return Arrays.stream(CertificateLink.values())
                .min(Comparator.comparing(link -> judged.counts(link).keySet().stream()
                        .map(Enum::ordinal)
                        .findFirst()
                        .orElse(Status.values().length)))
                .orElseThrow();
    }

    private static Map<String, Object> view(JudgedSite judged, Shown shown) {
        SiteSnapshot site = judged.site();
        List<Assessment> all = judged.of(shown.link());
        TrustMatrix matrix = TrustMatrix.of(all, shown.rows(), shown.columns());
        List<Assessment> listed = matrix.within(all);
        int pages = Math.max(1, (listed.size() + PAGE - 1) / PAGE);
        int page = Math.min(shown.page(), pages);
        String here = shown.address().toString();
        Map<String, Object> model = new HashMap<>();
        model.put("link", shown.link());
        model.put("tabs", tabs(judged, shown));
        model.put("grid", all.isEmpty() ? null : Grid.of(matrix, shown, site));
        model.put("sentence", sentence(matrix, all.size(), judged.counts(shown.link())));
        model.put("legend", Status.values());
        model.put("explained", explained(all, shown));
        model.put("close", here);
        model.put("narrowed", listed.size() < all.size());
        model.put(
                "rows",
                listed.stream()
                        .skip((page - 1L) * PAGE)
                        .limit(PAGE)
                        .map(a -> Line.of(a, shown))
                        .toList());
        model.put("pager", Pager.of(here, page, PAGE, listed.size()));
        model.put("admin", shown.admin());
        return model;
    }

    /**
     * A connection with the pages about its two ends.
     *
     * @param diagnosePath its diagnosis; {@code null} where the site is played forward, as that looks at what is now
     */
    record Line(Assessment of, String verifierPath, String subjectPath, String diagnosePath) {

        static Line of(Assessment assessment, Shown shown) {
            return new Line(
                    assessment,
                    Grid.path(assessment.verifier()),
                    "/servers/" + assessment.subject().id(),
                    shown.at().isPresent() ? null : diagnosis(assessment));
        }

        private static String diagnosis(Assessment assessment) {
            return "/diagnose?from=" + encoded(assessment.verifier().label()) + "&to="
                    + encoded(assessment.subject().label());
        }

        private static String encoded(String label) {
            return URLEncoder.encode(label, StandardCharsets.UTF_8);
        }
    }

    /**
     * The way to another link.
     *
     * @param worst the worst status of its connections; {@code null} where it has none
     */
    record Tab(String path, CertificateLink link, boolean current, Status worst, int count) {}

    private static List<Tab> tabs(JudgedSite judged, Shown shown) {
        List<Tab> tabs = new ArrayList<>();
        for (CertificateLink link : CertificateLink.values()) {
            Optional<Map.Entry<Status, Integer>> worst =
                    judged.counts(link).entrySet().stream().findFirst();
            Address to = new Address()
                    .with("link", link.slug())
                    .with("at", shown.at().map(Instant::toString).orElse(null));
            tabs.add(new Tab(
                    to.toString(),
                    link,
                    link == shown.link(),
                    worst.map(Map.Entry::getKey).orElse(null),
                    worst.map(Map.Entry::getValue).orElse(0)));
        }
        return tabs;
    }

    private static Message sentence(TrustMatrix matrix, int connections, Map<Status, Integer> counts) {
        int down = matrix.down().parties();
        int across = matrix.across().parties();
        List<Object> parts = new ArrayList<>();
        counts.forEach((status, count) -> parts.add(Message.of("diagram.count", Message.of(status), count)));
        return Message.of(
                "matrix.caption",
                matrix.subjectsDown() ? down : across,
                matrix.subjectsDown() ? across : down,
                connections,
                parts);
    }

    private static Line explained(List<Assessment> all, Shown shown) {
        if (shown.from().isEmpty() || shown.to().isEmpty()) {
            return null;
        }
        return all.stream()
                .filter(a -> a.verifier().id().equals(shown.from().get()))
                .filter(a -> a.subject().id().equals(shown.to().get()))
                .map(a -> Line.of(a, shown))
                .findFirst()
                .orElse(null);
    }
}
