package akashi.diagnosis;

import akashi.core.access.Access;
import akashi.core.diagnosis.Diagnosis;
import akashi.core.diagnosis.Suspect;
import akashi.core.judged.JudgedSite;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Lang;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The page that says why two do not understand each other. */
final class DiagnosePages {

    private static final int PARTNERS = 12;
    /** More names than this slow a browser down while it offers them. */
    private static final int OFFERED = 500;

    private final Judgements judgements;
    private final Ticket ticket;

    DiagnosePages(Judgements judgements, Ticket ticket) {
        this.judgements = judgements;
        this.ticket = ticket;
    }

    void routes(Routes routes) {
        routes.get("/diagnose", Access.HELPDESK, this::show);
    }

    private void show(Exchange x) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        SiteSnapshot site = judged.site();
        Asked asked = Asked.of(x.query(), site);
        Map<String, Object> model = new HashMap<>();
        model.put("asked", asked);
        model.put("q", "");
        model.put("names", x.kept(judged.memo(), "", "diagnosis/names", () -> names(site)));
        model.put("empty", site.active().isEmpty());
        model.put("result", null);
        if (asked.complete()) {
            Diagnosis diagnosis =
                    Diagnosis.of(site, asked.from().get(), asked.to().get(), judged.instant());
            model.putAll(result(x, diagnosis, site));
        }
        x.page("diagnosis/diagnose", model);
    }

    private Map<String, Object> result(Exchange x, Diagnosis diagnosis, SiteSnapshot site) {
        Map<String, Object> model = new HashMap<>();
        String from = diagnosis.from().label();
        model.put("result", Shown.of(diagnosis));
        model.put("admin", x.actor().access().covers(Access.ADMIN));
        model.put("suspects", Suspect.of(diagnosis));
        model.put(
                "partners",
                diagnosis.connections().isEmpty()
                        ? Diagnosis.partners(diagnosis.from(), site, PARTNERS).stream()
                                .map(partner -> new Asked.Way(Asked.path(from, partner.label()), partner.label()))
                                .toList()
                        : List.of());
        model.put("ticketEn", ticket.text(Lang.EN, diagnosis));
        model.put("ticketJa", ticket.text(Lang.JA, diagnosis));
        return model;
    }

    private static Map<String, Object> names(SiteSnapshot site) {
        List<String> computers =
                site.active().stream().map(Computer::label).limit(OFFERED).toList();
        List<String> callers = new ArrayList<>(site.clientGroups().stream()
                .map(ClientGroup::name)
                .limit(OFFERED)
                .toList());
        callers.addAll(computers);
        boolean cut = site.active().size() > OFFERED || site.clientGroups().size() > OFFERED;
        return Map.of("computers", computers, "callers", callers, "cut", cut ? OFFERED : 0);
    }
}
