package akashi.revocation;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.ClientGroup;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The setting that writes the address for questions into new certificates: first what follows from it, then the act. */
final class SettingPages {

    private static final String PATH = "/settings/revocation";

    private final Database database;
    private final Snapshots snapshots;
    private final Acts acts;
    private final Optional<Integer> port;

    SettingPages(Database database, Snapshots snapshots, Acts acts, Optional<Integer> port) {
        this.database = database;
        this.snapshots = snapshots;
        this.acts = acts;
        this.port = port;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.ADMIN, this::show);
        routes.post(PATH + "/check", Access.ADMIN, this::check);
        routes.post(PATH, Access.ADMIN, this::change);
    }

    private void show(Exchange x) {
        UUID siteId = x.actor().siteId();
        Map<String, Object> model = new HashMap<>();
        model.put("host", Addresses.host(database.db(), siteId).orElse(null));
        model.put("days", Addresses.days(database.db(), siteId));
        model.put("mostDays", Addresses.MOST_DAYS);
        model.put("port", port.orElse(null));
        model.put("act", UUID.randomUUID().toString());
        x.page("revocation/settings", model);
    }

    private void check(Exchange x) {
        x.onFault(this::show);
        String host = x.form().required("host", Addresses::checked);
        Integer days = x.form().required("days", SettingPages::days);
        x.form().done();
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Map<String, Object> model = new HashMap<>();
        model.put("host", host);
        model.put("days", days);
        model.put("port", port.orElse(null));
        model.put("computers", site.active().size());
        model.put(
                "clients",
                site.clientGroups().stream().mapToInt(ClientGroup::count).sum());
        model.put("issued", inPlace(site));
        model.put("loops", Addresses.loops(host));
        model.put("act", UUID.randomUUID().toString());
        x.page("revocation/check", model);
    }

    /** Certificates of the site's own authorities that servers show or shall show: older ones of them do not count. */
    private static long inPlace(SiteSnapshot site) {
        return site.active().stream()
                .flatMap(computer -> site.serving(computer, computer.slots()).stream())
                .filter(certificate -> certificate
                        .authorityId()
                        .flatMap(site::authority)
                        .filter(Lists::mayHave)
                        .isPresent())
                .distinct()
                .count();
    }

    private void change(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        boolean on = form.flag("on");
        Optional<String> host = on ? Optional.ofNullable(form.required("host", Addresses::checked)) : Optional.empty();
        Integer days = form.required("days", SettingPages::days);
        if (on && !form.flag("seen")) {
            form.error("seen", Message.of("revocation.seen.required"));
        }
        form.done();
        Terms once = Terms.once(form.text("act"));
        acts.run(x.actor(), new PublishAddress(host, days), once);
        x.redirect(PATH, Message.of(on ? "revocation.on.done" : "revocation.off.done"));
    }

    private static int days(String text) {
        int days = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (days < 1 || days > Addresses.MOST_DAYS) {
            throw new Fault.BadInput("days", "revocation.days.wrong", Addresses.MOST_DAYS);
        }
        return days;
    }
}
