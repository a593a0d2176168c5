package akashi.sites;

import akashi.core.access.Access;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Option;
import akashi.web.Pager;
import akashi.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The list of computers with their servers, by role, filtered by text and role; and the inventory as a file. */
final class ServerListPage {

    private static final int SIZE = 50;

    private final Desk desk;

    ServerListPage(Desk desk) {
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.get("/servers", Access.HELPDESK, this::list).get("/sites/export.csv", Access.ADMIN, this::export);
    }

    private void list(Exchange x) {
        SiteSnapshot site = desk.site(x);
        Form query = x.query();
        String text = query.text("q").orElse("").toLowerCase(Locale.ROOT);
        Optional<Role> role = query.text("role").flatMap(name -> Words.constant(Role.class, name));
        boolean retired = query.flag("retired");
        List<Computer> found = site.computers().stream()
                .filter(c -> retired == (c.presence().state() == Presence.State.RETIRED))
                .filter(c -> role.isEmpty() || c.has(role.get()))
                .filter(c -> text.isEmpty() || matches(c, text))
                .sorted(Comparator.comparing(ServerListPage::firstRole).thenComparing(Computer::label))
                .toList();
        int page = query.number("page", 1, Math.max(1, (found.size() + SIZE - 1) / SIZE), 1);
        Map<String, Object> model = desk.model(x);
        model.put(
                "lines",
                found.stream()
                        .skip((page - 1L) * SIZE)
                        .limit(SIZE)
                        .map(computer -> ServerLine.of(site, computer))
                        .toList());
        model.put("pager", Pager.of(path(text, role, retired), page, SIZE, found.size()));
        model.put("q", query.text("q").orElse(""));
        model.put("role", role.orElse(null));
        model.put("roles", roles());
        model.put("retired", retired);
        model.put("all", site.computers().size());
        model.put("found", found.size());
        x.page("sites/servers", model);
    }

    private static List<Option> roles() {
        List<Option> roles = new ArrayList<>();
        roles.add(new Option("", Message.of("sites.servers.every-role")));
        roles.addAll(Option.of(Role.values()));
        return roles;
    }

    private static String path(String text, Optional<Role> role, boolean retired) {
        return "/servers?q=" + URLEncoder.encode(text, StandardCharsets.UTF_8)
                + role.map(r -> "&role=" + r).orElse("") + (retired ? "&retired=true" : "");
    }

    private static Role firstRole(Computer computer) {
        return computer.servers().stream()
                .map(server -> server.role())
                .min(Comparator.naturalOrder())
                .orElse(Role.MOBILE);
    }

    private static boolean matches(Computer computer, String text) {
        return computer.label().contains(text)
                || computer.notes().toLowerCase(Locale.ROOT).contains(text)
                || computer.addresses().stream()
                        .anyMatch(address -> address.value().startsWith(text))
                || computer.aliases().stream()
                        .anyMatch(alias -> alias.name().value().contains(text))
                || computer.servers().stream()
                        .anyMatch(s -> s.name().toLowerCase(Locale.ROOT).contains(text));
    }

    private void export(Exchange x) {
        InventoryFile file = new InventoryFile(desk.site(x));
        LocalDate today = LocalDate.ofInstant(x.now(), ZoneOffset.systemDefault());
        x.download(file.fileName(today), "text/csv; charset=utf-8", file.bytes());
    }
}
