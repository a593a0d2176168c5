package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.site.Authority;
import akashi.core.site.ClientGroup;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.PortalSettings;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.QrPicture;
import akashi.web.Route;
import akashi.web.Routes;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The page that a phone or a PC opens over the site's CA. Anybody sees whether it came over HTTPS, and a short code;
 * who is signed in records for which clients it was.
 */
final class CheckPages {

    private static final String PATH = "/check";
    private static final String SECRET = "check-secret";

    private final Judgements judgements;
    private final Acts acts;
    private final Database database;
    private final Optional<URI> url;
    private CheckCode codes;

    CheckPages(Judgements judgements, Acts acts, Database database, Optional<URI> url) {
        this.judgements = judgements;
        this.acts = acts;
        this.database = database;
        this.url = url;
    }

    void routes(Routes routes) {
        routes.open(Route.Method.GET, PATH, this::show);
        routes.get(PATH + "/record", Access.HELPDESK, this::offer);
        routes.post(PATH + "/record", Access.HELPDESK, this::record);
    }

    private void show(Exchange x) {
        Optional<String> https = url.filter(base -> "https".equalsIgnoreCase(base.getScheme()))
                .map(base -> base.resolve(PATH).toString());
        Map<String, Object> model = new HashMap<>();
        model.put("secure", x.secure());
        model.put("code", x.secure() ? codes().shown(x.now()) : null);
        model.put("https", https.orElse(null));
        model.put("qr", https.map(QrPicture::of).orElse(null));
        model.put(
                "mayRecord",
                x.session()
                        .filter(it -> x.actor().access().covers(Access.HELPDESK))
                        .isPresent());
        x.page("diagnosis/check", model);
    }

    private void offer(Exchange x) {
        SiteSnapshot site = judgements.of(x.actor().siteId(), x.now()).site();
        Map<String, Object> model = new HashMap<>();
        model.put("groups", groups(site));
        model.put("roots", roots(site));
        model.put(
                "results",
                List.of(
                        new Option("true", Message.of("diagnosis.check.trusted")),
                        new Option("false", Message.of("diagnosis.check.warned"))));
        x.page("diagnosis/check-record", model);
    }

    private void record(Exchange x) {
        x.onFault(this::offer);
        SiteSnapshot site = judgements.of(x.actor().siteId(), x.now()).site();
        Form form = x.form();
        UUID groupId = form.required("group", UUID::fromString);
        UUID root = form.required("authority", UUID::fromString);
        String trusts = form.required("trusts");
        Optional<Instant> shownAt =
                Optional.ofNullable(form.required("code")).flatMap(c -> codes().shownAt(c, x.now()));
        if (form.text("code").isPresent() && shownAt.isEmpty()) {
            form.error("code", Message.of("diagnosis.check.code.unknown"));
        }
        Optional<ClientGroup> group = site.clientGroups().stream()
                .filter(each -> each.id().equals(groupId))
                .findFirst();
        if (groupId != null && group.isEmpty()) {
            form.error("group", Message.of("diagnosis.check.group.unknown"));
        }
        form.done();
        String code = CheckCode.plain(form.required("code"));
        boolean counts = acts.run(
                x.actor(),
                new RecordCheck(groupId, group.get().name(), root, code, "true".equals(trusts), shownAt.get()));
        String key = counts ? "diagnosis.check.recorded" : "diagnosis.check.recorded.alone";
        x.redirect(
                PATH + "/record",
                Message.of(
                        key,
                        group.get().name(),
                        trusting(x, groupId, root),
                        group.get().count()));
    }

    private int trusting(Exchange x, UUID groupId, UUID authorityId) {
        SiteSnapshot site = judgements.of(x.actor().siteId(), x.now()).site();
        return site.authority(authorityId)
                .flatMap(site::rootOf)
                .flatMap(root -> site.evidence().trust(groupId, root.id()))
                .filter(Observation::value)
                .map(Observation::count)
                .orElse(0);
    }

    private static List<Option> groups(SiteSnapshot site) {
        return site.clientGroups().stream()
                .map(group -> new Option(group.id().toString(), Message.of("diagnosis.plain", group.name())))
                .toList();
    }

    private static List<Option> roots(SiteSnapshot site) {
        return site.authorities().stream()
                .filter(authority -> authority.isRoot() && authority.kind() != Authority.Kind.PUBLIC)
                .map(root -> new Option(root.id().toString(), Message.of("diagnosis.plain", root.name())))
                .toList();
    }

    /** The secret is made once and shared by all portals of a database. */
    private synchronized CheckCode codes() {
        if (codes == null) {
            PortalSettings settings = new PortalSettings(database.db());
            codes = new CheckCode(
                    settings.find(SECRET).orElseGet(() -> settings.settled(SECRET, CheckCode.newSecret())));
        }
        return codes;
    }
}
