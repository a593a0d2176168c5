package akashi;

import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.UPLOAD;

import akashi.core.lesson.Lesson;
import akashi.core.lesson.Lessons;
import akashi.core.lesson.Phase;
import akashi.core.link.CertificateLink;
import akashi.core.runbook.Journey;
import akashi.core.site.SiteSnapshot;
import akashi.web.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * The address of every page of a portal: one for each route that is read, and for each kind of thing that it shows. A
 * route with a gap that nobody knows to fill makes this throw, so that no new page is forgotten.
 */
public final class EveryPage {

    private static final Pattern GAP = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final List<String> ROLES =
            List.of("management", "recording", "failover-recording", "event", "log", "lpr", "mobile");
    private static final UUID NOBODY = new UUID(0, 0);

    private final SiteSnapshot site;
    private final UUID somebody;
    private final List<UUID> jobs;
    private final List<UUID> uploads;

    private EveryPage(TestPortal portal) {
        site = portal.site();
        somebody = portal.actor().userId();
        DSLContext db = portal.database().db();
        jobs = db.select(JOB.ID).from(JOB).orderBy(JOB.CREATED_AT).fetch(JOB.ID);
        uploads =
                db.select(UPLOAD.ID).from(UPLOAD).orderBy(UPLOAD.KEPT_AT.desc()).fetch(UPLOAD.ID);
    }

    /** Every page that a person reads. */
    public static List<String> of(TestPortal portal) {
        return addresses(portal, false);
    }

    /** Every call of the JSON API that reads. */
    public static List<String> callsOf(TestPortal portal) {
        return addresses(portal, true);
    }

    private static List<String> addresses(TestPortal portal, boolean api) {
        EveryPage pages = new EveryPage(portal);
        return portal.portal().routes().all().stream()
                .filter(route ->
                        route.method() == Route.Method.GET && route.kind().api() == api)
                .flatMap(route -> pages.filled(route.path()).stream())
                .distinct()
                .toList();
    }

    private List<String> filled(String path) {
        Matcher gap = GAP.matcher(path);
        if (!gap.find()) {
            return List.of(path);
        }
        List<String> all = new ArrayList<>();
        for (String value : values(path, gap.group(1))) {
            all.addAll(filled(path.substring(0, gap.start()) + value + path.substring(gap.end())));
        }
        return all;
    }

    private List<String> values(String path, String gap) {
        return switch (gap) {
            case "link" -> links(path);
            case "role" -> ROLES;
            case "hostName" ->
                site.computers().stream().map(c -> c.label()).limit(1).toList();
            case "authority" -> ids(site.authorities().stream().map(a -> a.id()));
            case "id" -> path.contains("/jobs/") ? each(jobs) : ids(things(path));
            case "journey" -> Arrays.stream(Journey.values()).map(Journey::slug).toList();
            case "token" -> List.of("nobody-knows-it");
            case "serial" -> List.of("0a");
            case "slot" -> List.of("SERVER");
            case "number" -> List.of("1", "8");
            case "lesson" -> Lessons.ALL.stream().map(Lesson::slug).toList();
            case "step" -> Arrays.stream(Phase.values()).map(Phase::slug).toList();
            default -> throw new AssertionError("nobody knows what fills {" + gap + "} of " + path);
        };
    }

    private static List<String> links(String path) {
        Stream<String> slugs = Arrays.stream(CertificateLink.values()).map(CertificateLink::slug);
        return path.startsWith("/topology")
                ? Stream.concat(slugs, Stream.of("site"))
                        .flatMap(s -> Stream.of(s, s + ".svg"))
                        .toList()
                : slugs.toList();
    }

    private Stream<UUID> things(String path) {
        String kind = path.replaceFirst("^/api/v1", "").split("/")[1];
        return switch (kind) {
            case "servers", "computers" -> site.computers().stream().map(c -> c.id());
            case "clients" -> site.clientGroups().stream().map(g -> g.id());
            case "authorities" -> site.authorities().stream().map(a -> a.id());
            case "certificates" -> site.certificates().stream().map(c -> c.id());
            case "encryption", "changes" -> site.changes().stream().map(c -> c.id());
            case "users" -> Stream.of(somebody);
            case "sites" -> uploads.isEmpty() ? Stream.of(NOBODY) : uploads.stream();
            default -> Stream.of(NOBODY);
        };
    }

    /** All of them: jobs of different kinds are shown by different pages. */
    private static List<String> each(List<UUID> all) {
        return all.isEmpty()
                ? List.of(NOBODY.toString())
                : all.stream().map(UUID::toString).toList();
    }

    private static List<String> ids(Stream<UUID> all) {
        return all.limit(1).map(UUID::toString).toList();
    }
}
