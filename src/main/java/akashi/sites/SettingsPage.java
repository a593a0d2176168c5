package akashi.sites;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.HostName;
import akashi.core.site.Site;
import akashi.core.site.VmsVersion;
import akashi.core.text.Message;
import akashi.sites.SiteActs.ChangeSite;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of the site: its name, its domain, its version, how clients connect, and when evidence is stale. */
final class SettingsPage {

    private static final int LONGEST_DAYS = 3650;
    private static final int LONGEST_PATIENCE = 720;

    private final Desk desk;

    SettingsPage(Desk desk) {
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.get("/settings", Access.ADMIN, this::show).post("/settings", Access.ADMIN, this::change);
    }

    private void show(Exchange x) {
        show(x, List.of());
    }

    private void show(Exchange x, List<Consequence> then) {
        Site site = desk.site(x).site();
        Map<String, Object> model = desk.model(x);
        model.put("site", site);
        model.put("then", then);
        model.put("domain", Fields.text(site.domain()));
        model.put("version", Fields.text(site.version()));
        model.put("connect", site.byAddress() ? "address" : "name");
        model.put("days", site.staleAfter().toDays());
        model.put("patience", site.patience().toHours());
        model.put("mostPatience", LONGEST_PATIENCE);
        model.put(
                "ways",
                List.of(
                        new Option("name", Message.of("sites.settings.by-name")),
                        new Option("address", Message.of("sites.settings.by-address"))));
        x.page("sites/settings", model);
    }

    private void change(Exchange x) {
        x.onFault(this::show);
        Form form = x.form();
        Site before = desk.site(x).site();
        String name = form.required("name", ComputerForm::line);
        Optional<HostName> domain = form.optional("domain", HostName::new);
        Optional<VmsVersion> version =
                form.optional("version", text -> VmsVersion.parse(text).orElseThrow());
        boolean byAddress = form.value("connect").equals("address");
        Integer days = form.required("days", SettingsPage::days);
        Duration patience = form.optional("patience", SettingsPage::patience).orElse(before.patience());
        form.done();
        Site after = new Site(
                before.id(),
                before.kind(),
                name,
                domain,
                version,
                byAddress,
                before.planVersion(),
                before.evidenceVersion(),
                Duration.ofDays(days),
                patience);
        List<Consequence> then = Consequences.ofDomain(desk.site(x), after);
        if (!then.isEmpty() && !form.flag("sure")) {
            show(x, then);
            return;
        }
        desk.run(x, new ChangeSite(after));
        x.redirect("/settings", Message.of("sites.settings.done"));
    }

    private static Duration patience(String text) {
        int hours = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
        if (hours < 1 || hours > LONGEST_PATIENCE) {
            throw new Fault.BadInput("patience", "sites.settings.patience.wrong", LONGEST_PATIENCE);
        }
        return Duration.ofHours(hours);
    }

    private static int days(String text) {
        int days = text.matches("\\d{1,4}") ? Integer.parseInt(text) : 0;
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Fault.BadInput("days", "sites.settings.days.wrong", LONGEST_DAYS);
        }
        return days;
    }
}
