package akashi.fuzz;

import akashi.Browser;
import akashi.web.Route;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Sends every form with each of its fields hostile in turn, and keeps what was wrong with the answers. */
final class Fuzz {

    /** What changes the key under which secrets lie comes last, as rows put back would lie under another one. */
    private static final String KEYS = "/unlock";

    private final Stage stage;
    private final int each;
    private final Rows rows;
    private Browser admin;

    final Collection<Shown> forms = new ArrayList<>();
    final Set<String> findings = new TreeSet<>();
    final Set<Hostile> met = new HashSet<>();
    int fields;
    int requests;
    int done;
    private int turn;

    /** With so many of the texts for each field. */
    Fuzz(Stage stage, int each) {
        this.stage = stage;
        this.each = each;
        forms.addAll(Crawl.of(stage.portal, stage.portal.admin(), stage.pages()));
        forms.addAll(new Unshown(new Addresses(stage.portal), stage::filled).of(missing()));
        stage.portal.database().db().execute("update session set expires_at = timestamp with time zone '2040-01-01'");
        admin = stage.portal.admin();
        stage.portal.database().db().execute("update session set expires_at = timestamp with time zone '2040-01-01'");
        rows = new Rows(stage.portal);
    }

    /** Routes that take a form which no page of the stage shows. */
    List<Route> missing() {
        return stage.portal.portal().routes().all().stream()
                .filter(route -> !route.kind().api() && route.method() == Route.Method.POST)
                .filter(route -> forms.stream().noneMatch(form -> form.route().equals(Addresses.name(route))))
                .toList();
    }

    void all() {
        Set<String> known = new HashSet<>();
        List<Shown> inOrder = new ArrayList<>(forms);
        inOrder.sort(Comparator.comparing(form -> form.action().startsWith(KEYS)));
        for (Shown form : inOrder) {
            form(form, known);
        }
    }

    private void form(Shown form, Set<String> known) {
        for (String field : form.fields().keySet()) {
            if (each == Hostile.ALL.size() || known.add(form.route() + " " + field)) {
                fields++;
                some().forEach(hostile ->
                        judge(form, field + " = " + hostile, () -> Sent.with(admin, form, field, hostile)));
            }
        }
        for (String field : form.files()) {
            fields++;
            some().forEach(hostile ->
                    judge(form, field + " = " + hostile, () -> Sent.file(admin, form, field, hostile)));
        }
        if (known.add(form.route())) {
            whole(form);
        }
    }

    /** The next few texts; field by field all are met. */
    private List<Hostile> some() {
        List<Hostile> some = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            some.add(Hostile.ALL.get(turn++ % Hostile.ALL.size()));
        }
        met.addAll(some);
        return some;
    }

    /** What is hostile in a form as a whole. */
    private void whole(Shown form) {
        Map<String, String> as = Sent.encoded(form.fields());
        String plain = Sent.pairs(as);
        judge(form, "as it is", () -> Sent.raw(admin, form, plain));
        judge(form, "nothing", () -> Sent.raw(admin, form, ""));
        judge(form, "twice", () -> Sent.raw(admin, form, plain + "&" + plain.replaceAll("=[^&]*", "=%3Czqx%3E")));
        if (form.post()) {
            judge(form, "many", () -> Sent.raw(admin, form, plain + "&zqx=%3Czqx%3E".repeat(5_000)));
            judge(form, "json", () -> admin.json(form.action(), "{\"name\": [\"<zqx>\", {\"a\": NaN}]}"));
            String form16 = "application/x-www-form-urlencoded; charset=zqx";
            judge(form, "a charset nobody knows", () -> admin.body(form.action(), form16, plain));
            String parts16 = "multipart/form-data; boundary=zqx; charset=zqx";
            judge(form, "parts of it", () -> admin.body(form.action(), parts16, "--zqx--\r\n"));
            String odd = "multipart/form-data; boundary=zqx";
            judge(
                    form,
                    "parts",
                    () -> admin.body(form.action(), odd, "--zqx\r\nContent-Disposition: form-data\r\n\r\n"));
        }
    }

    private void judge(Shown form, String what, Supplier<Browser.Page> sending) {
        requests++;
        Browser.Page answer = Sent.patiently(
                sending,
                () -> stage.portal.clock().advance(Duration.ofMinutes(10)),
                () -> admin = stage.portal.admin());
        if (answer == null) {
            findings.add(form.route() + " gave no answer: " + what);
            return;
        }
        Judge.of(answer).forEach(bad -> findings.add(form.route() + " " + bad + ": " + what));
        boolean left =
                answer.location().startsWith("/sign-in") && !form.action().startsWith("/sign-in");
        if (answer.status() < 400) {
            done++;
        }
        boolean keys = form.action().startsWith(KEYS);
        if (form.post() && !keys && (answer.status() < 400 || answer.status() >= 500) || left) {
            rows.restore();
        }
        if (answer.response().headers().allValues("Set-Cookie").stream().anyMatch(each -> each.contains("session="))
                || left) {
            admin = stage.portal.admin();
        }
    }
}
