package akashi.fuzz;

import akashi.Browser;
import akashi.core.access.Access;
import akashi.web.Route;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Makes every call of the API with each of its fields hostile in turn, and every route with hostile parts of its path. */
final class FuzzCalls {

    private static final String ROOT = "/api/v1";
    private static final List<String> NO_TEXTS = List.of(
            "null",
            "[]",
            "{}",
            "[[[[]]]]",
            "true",
            "-1",
            "1e400",
            "NaN",
            "0.1",
            "99999999999999999999",
            "\"\\ud800\"",
            "\"a\\u0000b\"",
            "[null]",
            "[1,[2,{}]]",
            "{\"a\":{\"b\":[]}}",
            "\"2027-13-45T99:99:99Z\"");

    private final Stage stage;
    private final Rows rows;
    private final int each;
    private final Browser script;
    final List<Calls.Call> calls;
    final Set<String> findings = new TreeSet<>();
    int fields;
    int requests;
    int done;
    private int turn;
    private int other;

    FuzzCalls(Stage stage, int each) {
        this.stage = stage;
        this.each = each;
        script = stage.portal.script(Access.ADMIN);
        try {
            JsonNode description =
                    Calls.JSON.readTree(script.get(ROOT + "/openapi.json").bytes());
            calls = new Calls(description, likely()).all();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        rows = new Rows(stage.portal);
    }

    private Map<String, String> likely() {
        return Map.ofEntries(
                Map.entry("computer", "rec-01"),
                Map.entry("computers", "rec-01"),
                Map.entry("authority", stage.quay.authority("Quay Root CA").id().toString()),
                Map.entry("certificate", stage.two.certificate("rec-01").toString()),
                Map.entry("certificates", stage.two.certificate("rec-01").toString()),
                Map.entry("slot", "SERVER"),
                Map.entry("slots", "SERVER"),
                Map.entry("password", "four plain words here"),
                Map.entry("key", "RSA_2048"),
                Map.entry("rule", "KEEP"),
                Map.entry("fact", "KEY_READABLE"),
                Map.entry("form", "pem"),
                Map.entry("profile", "compatible"),
                Map.entry("files", "AAAA"));
    }

    void all() {
        for (Calls.Call call : calls) {
            String path = ROOT + stage.filled(call.path().replace("/computers/{id}", "/computers/rec-01"));
            for (String query : call.queries()) {
                fields++;
                some().forEach(text -> judge(
                        call.name(),
                        query + " = " + text,
                        () -> send(call, path + "?" + query + "=" + Sent.whole(text.sent()), "")));
            }
            call.body().ifPresent(body -> bodies(call, path, body));
            wholes(call, path);
        }
        stage.portal.portal().routes().all().forEach(this::gaps);
    }

    private void bodies(Calls.Call call, String path, JsonNode body) {
        for (String pointer : Calls.pointers(body, "")) {
            fields++;
            List<String> values = new ArrayList<>();
            some().forEach(text -> values.add(quoted(text)));
            for (int i = 0; i < Math.max(2, each / 3); i++) {
                values.add(NO_TEXTS.get(other++ % NO_TEXTS.size()));
            }
            values.forEach(value -> judge(
                    call.name(),
                    pointer + " = " + value.substring(0, Math.min(60, value.length())),
                    () -> send(call, path, Calls.with(body, pointer, value))));
        }
        judge(call.name(), "as it is", () -> send(call, path, body.toString()));
        String twice = body.toString().replaceFirst("\\{", "{\"zqx\":1,\"zqx\":2,");
        judge(call.name(), "twice", () -> send(call, path, twice));
    }

    private static String quoted(Hostile text) {
        return Calls.JSON.getNodeFactory().textNode(text.text()).toString();
    }

    /** Bodies that are none. */
    private void wholes(Calls.Call call, String path) {
        if (!call.method().equals("POST")) {
            return;
        }
        List<String> bodies = List.of(
                "",
                "[",
                "null",
                "[".repeat(50_000),
                "{\"a\":".repeat(20_000),
                "\uFEFF{}",
                "{} {}",
                "{\"a\":" + "9".repeat(5_000) + "}",
                "a,b\n=cmd|'/C calc'!A0,\u0000",
                "\u0000",
                "<zqx>&zqx;</zqx>");
        bodies.forEach(body -> judge(
                call.name(), "body " + body.substring(0, Math.min(20, body.length())), () -> send(call, path, body)));
        String type = call.type().isEmpty() ? "application/json" : call.type();
        byte[] none = {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}', (byte) 0xff};
        judge(call.name(), "no UTF-8", () -> script.body(path, type, none));
        judge(call.name(), "UTF-16", () -> script.body(path, type, "{}".getBytes(StandardCharsets.UTF_16)));
        judge(call.name(), "no such type", () -> script.body(path, "text/zqx; charset=zqx; <zqx>", "{}"));
    }

    /** Each gap of a path, pages as well as calls. */
    private void gaps(Route route) {
        boolean page = !route.kind().api();
        String[] parts = route.path().split("/");
        for (int i = 0; i < parts.length; i++) {
            if (!parts[i].startsWith("{")) {
                continue;
            }
            fields++;
            for (Hostile text : some()) {
                String[] filled = stage.filled(route.path()).split("/");
                filled[i] = Sent.whole(text.sent());
                if (filled[i].isEmpty() || filled[i].length() > 4_000) {
                    continue;
                }
                String path = String.join("/", filled);
                judge(Addresses.name(route), parts[i] + " = " + text, () -> {
                    Browser who = page ? stage.admin : script;
                    return route.method() == Route.Method.GET ? who.get(path) : who.post(path);
                });
            }
        }
    }

    private List<Hostile> some() {
        List<Hostile> some = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            some.add(Hostile.ALL.get(turn++ % Hostile.ALL.size()));
        }
        return some;
    }

    private Browser.Page send(Calls.Call call, String path, String body) {
        if (call.method().equals("GET")) {
            return script.get(path);
        }
        return script.body(path, call.type().isEmpty() ? "application/json" : call.type(), body);
    }

    private void judge(String name, String what, Supplier<Browser.Page> sending) {
        requests++;
        Browser.Page answer =
                Sent.patiently(sending, () -> stage.portal.clock().advance(Duration.ofMinutes(10)), () -> {});
        if (answer == null) {
            findings.add(name + " gave no answer: " + what);
            return;
        }
        Judge.of(answer).forEach(bad -> findings.add(name + " " + bad + ": " + what));
        if (answer.status() < 400) {
            done++;
        }
        if (!name.startsWith("GET ") && (answer.status() < 400 || answer.status() >= 500)) {
            rows.restore();
        }
    }
}
