package akashi.web;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.guide.Clause;
import akashi.core.rule.Outcome;
import akashi.core.site.HostName;
import akashi.core.site.Role;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A small portal without features: every component on one page, and one route of each kind. */
final class Demo {

    static final Instant NOW = Instant.parse("2026-11-24T00:05:00Z");
    static final UUID SITE = UUID.fromString("00000000-0000-0000-0000-000000000001");

    private Demo() {}

    /** For looking at it in a browser: prints the port and stays. */
    public static void main(String[] args) {
        System.out.println(web(args.length > 0 ? Integer.parseInt(args[0]) : 0, Demo::routes)
                .port());
    }

    static Web web(int port, java.util.function.Consumer<Routes> to) {
        Routes routes = new Routes();
        to.accept(routes);
        return new Web(
                        Settings.at("127.0.0.1", port, "0.1.0"),
                        Groundwork.of(Messages.load(ZoneId.of("Asia/Tokyo"))),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        people(),
                        navigation(),
                        actor -> Optional.of(new StateLine.State(
                                Status.BROKEN, Message.of("demo.state.word"), Message.of("demo.state.sentence"))))
                .start(routes);
    }

    static void routes(Routes routes) {
        routes.open(Route.Method.GET, "/sign-in", x -> x.page("demo/form", formModel()));
        routes.open(Route.Method.POST, "/sign-in", x -> {
            x.startSession("admin");
            x.redirect(LocalPath.of(x.form().value("next")).orElse("/"));
        });
        routes.get("/demo", Access.HELPDESK, x -> x.page("demo/all", model()));
        routes.get("/demo/form", Access.ADMIN, Demo::showForm);
        routes.post("/demo/form", Access.ADMIN, Demo::add);
        routes.upload(
                "/demo/upload",
                Access.ADMIN,
                4 << 20,
                x -> x.send(
                        200,
                        "text/plain",
                        x.upload("csv").map(Upload::toString).orElse("none")
                                + x.form().value("note")));
        routes.post("/demo/refuse", Access.ADMIN, x -> {
            throw new Fault.Refused(refusal());
        });
        routes.get(
                "/demo/file",
                Access.HELPDESK,
                x -> x.download("報告 1.txt", "text/plain", "x".getBytes(StandardCharsets.UTF_8)));
        routes.get("/demo/boom", Access.HELPDESK, x -> {
            throw new IllegalStateException("secret detail");
        });
        routes.get(
                "/demo/{id}",
                Access.HELPDESK,
                x -> x.send(200, "text/plain", x.path("id", UUID::fromString).toString()));
        calls(routes);
    }

    private static void calls(Routes routes) {
        routes.api(
                Route.Method.GET,
                "/api/v1/demo",
                Access.HELPDESK,
                x -> x.json(200, Map.of("at", x.now(), "none", Optional.empty())));
        routes.api(Route.Method.POST, "/api/v1/demo", Access.ADMIN, x -> x.json(201, x.json(Wish.class)));
        routes.api(Route.Method.POST, "/api/v1/refuse", Access.ADMIN, x -> {
            throw new Fault.Refused(refusal());
        });
        routes.api(Route.Method.GET, "/api/v1/boom", Access.ADMIN, x -> {
            throw new IllegalStateException("secret detail");
        });
        routes.openApi(Route.Method.GET, "/crl/demo.crl", x -> x.send(200, "application/pkix-crl", new byte[] {1}));
    }

    /** A JSON body. */
    record Wish(String computer, Integer days, Instant at) {}

    private static void showForm(Exchange x) {
        x.page("demo/form", formModel());
    }

    private static void add(Exchange x) {
        x.onFault(Demo::showForm);
        Form form = x.form();
        HostName computer = form.required("computer", HostName::new);
        form.oneOf("role", Role.class);
        form.required("days", Integer::valueOf);
        form.secret("password");
        form.done();
        if (computer.value().equals("taken.example.com")) {
            throw new Fault.BadInput("computer", "demo.form.busy", computer);
        }
        if (computer.value().equals("refused.example.com")) {
            throw new Fault.Refused(refusal());
        }
        x.redirect("/demo", Message.of("demo.added", computer.value()));
    }

    static Refusal refusal() {
        return new Refusal(
                "PAIRED",
                List.of(Clause.B3, Clause.C1),
                Message.of("demo.refused"),
                List.of("rec-03", "mgmt-01"),
                new Mend(Message.of("demo.mend"), "/demo"));
    }

    private static Map<String, Object> formModel() {
        List<Option> roles = List.of(
                new Option("RECORDING", Message.of("demo.form.recording")),
                new Option("MOBILE", Message.of("demo.form.mobile")));
        List<Option> scopes = List.of(
                new Option("pair", Message.of("demo.form.pair")), new Option("one", Message.of("demo.form.one")));
        return Map.of("roles", roles, "scopes", scopes);
    }

    private static Map<String, Object> model() {
        Map<Status, Integer> counts = new LinkedHashMap<>();
        counts.put(Status.VERIFIED, 11);
        counts.put(Status.EXPIRING, 1);
        counts.put(Status.BROKEN, 2);
        return Map.of(
                "statuses", Status.values(),
                "outcomes", Outcome.values(),
                "bar", Bar.of(counts),
                "soon", NOW.plus(Duration.ofDays(49)),
                "past", NOW.minus(Duration.ofMinutes(3)),
                "mend", new Mend(Message.of("demo.check.issue"), "/demo"),
                "pager", Pager.of("/demo?role=LPR", 2, 7, 41));
    }

    private static Navigation navigation() {
        List<Navigation.Item> items = java.util.stream.Stream.of(
                        "overview",
                        "topology",
                        "servers",
                        "clients",
                        "encryption",
                        "certificates",
                        "authorities",
                        "trust",
                        "audit",
                        "users")
                .map(name -> new Navigation.Item(
                        name.equals("servers") ? "/demo" : "/" + name,
                        Message.of("demo.nav." + name),
                        name.equals("users") ? Access.ADMIN : Access.HELPDESK))
                .toList();
        return new Navigation(items, "/help");
    }

    /** The token is the role; "ja" behind it is the person's language. */
    private static Authenticator people() {
        return new Authenticator() {
            @Override
            public Optional<Session> session(String token, String address) {
                String[] parts = token.split("-");
                return actor(parts[0], address)
                        .map(actor -> new Session(actor, actor.name(), Lang.of(parts.length > 1 ? parts[1] : null)));
            }

            @Override
            public Optional<akashi.web.Program> bearer(String token, String address) {
                return actor(token, address).map(actor -> new akashi.web.Program(actor, false));
            }

            @Override
            public Optional<Actor> basic(String userName, String password, String address) {
                return password.equals("right") ? actor(userName, address) : Optional.empty();
            }
        };
    }

    private static Optional<Actor> actor(String role, String address) {
        return switch (role) {
            case "admin" -> Optional.of(new Actor(SITE, "admin", Access.ADMIN, SITE, address));
            case "helpdesk" -> Optional.of(new Actor(SITE, "helpdesk", Access.HELPDESK, SITE, address));
            case "trainee" -> Optional.of(new Actor(SITE, "trainee", Access.TRAINEE, SITE, address));
            default -> Optional.empty();
        };
    }
}
