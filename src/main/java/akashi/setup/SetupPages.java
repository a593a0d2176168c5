package akashi.setup;

import akashi.access.Entrance;
import akashi.access.Passwords;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.HostName;
import akashi.core.site.Site;
import akashi.core.site.VmsVersion;
import akashi.core.text.Message;
import akashi.core.text.Unseen;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Lang;
import akashi.web.Option;
import akashi.web.Route;
import akashi.web.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The page behind the one-time link: one form, one act, then the administrator is signed in. */
public final class SetupPages {

    private static final int LONGEST_NAME = 200;

    private final FirstStart firstStart;
    private final Entrance entrance;
    private final boolean sampleFirst;

    /** {@code sampleFirst} where the settings ask for the sample site. */
    public SetupPages(FirstStart firstStart, Entrance entrance, boolean sampleFirst) {
        this.firstStart = firstStart;
        this.entrance = entrance;
        this.sampleFirst = sampleFirst;
    }

    public void routes(Routes routes) {
        routes.open(Route.Method.GET, "/setup", this::show);
        routes.open(Route.Method.POST, "/setup", this::setUp);
    }

    private void show(Exchange x) {
        x.onFault(closed -> closed.page("setup/closed", Map.of()));
        if (!firstStart.open(token(x))) {
            throw new Fault.Refused(Refusal.of("SET_UP_ALREADY", Message.of("setup.done-already")));
        }
        form(x);
    }

    private void setUp(Exchange x) {
        x.onFault(this::showAgain);
        Form form = x.form();
        Password password = Passwords.chosen(form, "password", "again", FirstStart.ADMIN);
        Beginning beginning = form.oneOf("begin", Beginning.class);
        Optional<Lang> lang =
                form.optional("language", code -> Lang.of(code).orElseThrow(IllegalArgumentException::new));
        Site site = site(form, beginning);
        form.done();
        FirstStart.Wish wish = new FirstStart.Wish(site, password, lang, beginning == Beginning.SAMPLE);
        Account admin = firstStart.found(wish, Optional.of(token(x)), x.address());
        x.startSession(entrance.open(admin, Message.of("access.by.setup"), x.address()));
        x.redirect(beginning.next(), Message.of("setup.done", site.name()));
    }

    /** The form while the link still opens it. */
    private void showAgain(Exchange x) {
        if (firstStart.open(token(x))) {
            form(x);
        } else {
            x.page("setup/closed", Map.of());
        }
    }

    private void form(Exchange x) {
        x.page(
                "setup/setup",
                Map.of(
                        "token", token(x),
                        "beginnings", Beginning.options(),
                        "beginning", sampleFirst ? Beginning.SAMPLE : Beginning.EMPTY,
                        "ways", ways(),
                        "languages", languages(),
                        "language", x.lang().code()));
    }

    private Site site(Form form, Beginning beginning) {
        Optional<String> name = form.optional("site", SetupPages::name);
        Optional<HostName> domain = form.optional("domain", HostName::new);
        Optional<VmsVersion> version =
                form.optional("version", text -> VmsVersion.parse(text).orElseThrow());
        boolean byAddress = form.text("connect").filter("ADDRESS"::equals).isPresent();
        if (beginning == Beginning.SAMPLE) {
            return firstStart.sample(name, form.text("language"));
        }
        if (name.isEmpty() && form.errors("site").isEmpty()) {
            form.error("site", Message.of("web.field.required"));
        }
        return FoundSite.empty(name.orElse(""), domain, version, byAddress);
    }

    private static String name(String text) {
        if (text.length() > LONGEST_NAME) {
            throw new Fault.BadInput("site", "setup.site.long", LONGEST_NAME);
        }
        if (Unseen.in(text)) {
            throw new Fault.BadInput("site", "web.field.unseen");
        }
        return text;
    }

    private static List<Option> ways() {
        return List.of(
                new Option("NAME", Message.of("setup.connect.NAME")),
                new Option("ADDRESS", Message.of("setup.connect.ADDRESS")));
    }

    private static List<Option> languages() {
        return Stream.of(Lang.values())
                .map(lang -> new Option(lang.code(), Message.of("setup.language." + lang.code())))
                .toList();
    }

    private static String token(Exchange x) {
        return x.form().text("token").or(() -> x.query().text("token")).orElse("");
    }
}
