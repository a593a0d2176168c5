package akashi.web;

import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The HTML side of an exchange: whole page or part, what is said beside it, and redirects. */
final class Answer {

    private static final String FLASH = "kit/flash";

    private final Exchange x;
    private final Context ctx;
    private final Kit kit;
    private Message said;
    private List<Refusal> refusals = List.of();

    Answer(Exchange x, Context ctx, Kit kit) {
        this.x = x;
        this.ctx = ctx;
        this.kit = kit;
    }

    void page(String template, Map<String, ?> model) {
        ctx.header("Vary", "HX-Request, HX-Target");
        takeFlash();
        String part = ctx.header("HX-Target");
        if (x.isPart() && kit.renderer().hasPart(template, part)) {
            html(rendered(template, part, model) + outOfBand());
            return;
        }
        if (x.isPart()) {
            // The page has no such part: show all of it rather than a page inside a page.
            ctx.header("HX-Retarget", "body").header("HX-Reswap", "innerHTML show:window:top");
        }
        html(kit.renderer().bytes(template, x.lang(), whole(model)));
    }

    String rendered(String template, String part, Map<String, ?> model) {
        Map<String, Object> all = base(model, Framing.bare(said, refusals));
        return part == null
                ? kit.renderer().page(template, x.lang(), all)
                : kit.renderer().part(template, part, x.lang(), all);
    }

    /** What went wrong, in the flash area of the page that htmx keeps, or as a page of its own. */
    void problem(Map<String, ?> model) {
        ctx.header("Vary", "HX-Request, HX-Target");
        if (x.isPart()) {
            ctx.header("HX-Retarget", "#flash").header("HX-Reswap", "innerHTML");
            html(rendered(FLASH, "problem", model));
        } else {
            html(kit.renderer().bytes("error", x.lang(), whole(model)));
        }
    }

    /** What failed inside or around the portal, as a page that needs nothing that may have failed. */
    void failure(Map<String, ?> model) {
        if (x.isPart()) {
            problem(model);
        } else {
            html(kit.renderer().bytes("error", x.lang(), base(model, framing().without(place(), x.session()))));
        }
    }

    void say(Message message) {
        said = message;
    }

    void refused(List<Refusal> found) {
        refusals = found;
    }

    /** Keeps from which lesson the reader goes to the training site; an empty text forgets it. */
    void lesson(String cookie, String path) {
        if (path.isEmpty()) {
            Cookies.clear(ctx, cookie, x.secure());
        } else {
            Cookies.set(ctx, cookie, path, Cookies.UNTIL_CLOSED, x.secure());
        }
    }

    void redirect(String path) {
        String local = LocalPath.of(path).orElseThrow(() -> new IllegalArgumentException("not a local path: " + path));
        if (x.isPart() && !isCurrent(local)) {
            // htmx follows a 303 into the part it asked for; another page has to replace this one.
            ctx.status(204).header("HX-Location", local);
            return;
        }
        ctx.status(303).header("Location", local);
    }

    void sendOnce(String contentType, Path file) {
        try {
            // Packed for the way it would have another length; most of such files are packed already.
            ctx.disableCompression();
            ctx.header("Content-Length", String.valueOf(Files.size(file)));
            ctx.contentType(contentType).result(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE));
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }

    private boolean isCurrent(String path) {
        Optional<String> current = Framing.Place.behind(ctx.header("HX-Current-URL"));
        return current.map(Answer::withoutQuery)
                .filter(withoutQuery(path)::equals)
                .isPresent();
    }

    private static String withoutQuery(String path) {
        return path.split("[?#]", 2)[0];
    }

    private void takeFlash() {
        String cookie = Cookies.of(ctx, Flash.COOKIE, x.secure()).orElse(null);
        if (cookie != null && !cookie.isEmpty()) {
            Cookies.clear(ctx, Flash.COOKIE, x.secure());
            if (said == null) {
                said = Flash.read(cookie, kit.messages()).orElse(null);
            }
        }
    }

    private String outOfBand() {
        boolean silent = said == null && refusals.isEmpty();
        return silent && ctx.method().name().equals("GET") ? "" : rendered(FLASH, "oob", Map.of());
    }

    private Map<String, Object> whole(Map<String, ?> model) {
        return base(model, framing().whole(place(), x.session(), said, refusals));
    }

    /** The page that was asked for, where the reader may open it on the own training site; else an empty text. */
    String inTraining() {
        boolean there = ctx.method().name().equals("GET")
                && x.session().filter(reader -> !reader.training()).isPresent()
                && kit.doors().open(Route.Method.GET, ctx.path());
        return there ? here() : "";
    }

    private String here() {
        return ctx.path() + (ctx.queryString() == null ? "" : "?" + ctx.queryString());
    }

    private Framing framing() {
        return new Framing(kit, LessonAtHand.of(ctx, x.session()));
    }

    private Framing.Place place() {
        String path = ctx.method().name().equals("GET")
                ? here()
                : Framing.Place.behind(ctx.header("Referer")).orElse("/");
        return Framing.Place.of(path, x.lang());
    }

    private Map<String, Object> base(Map<String, ?> model, Frame frame) {
        Map<String, Object> all = new HashMap<>(model);
        Optional<Ground> ground = x.session().map(session -> Ground.of(session, kit.doors()));
        all.putAll(Ground.model(ground));
        all.put("t", new Wording(kit.messages(), kit.assets(), x.lang(), x.now(), ground));
        all.put("form", x.typed());
        all.put("frame", frame);
        return all;
    }

    /** A model under which the error page renders without a request. */
    static Map<String, Object> sample(Messages messages, Assets assets, Lang lang) {
        Message text = Message.of("web.help");
        return Map.of(
                "t",
                new Wording(messages, assets, lang, Instant.EPOCH),
                "form",
                new Form(Map.of()),
                "frame",
                Framing.bare(text, List.of()),
                "title",
                text,
                "advice",
                text,
                "id",
                "",
                "elsewhere",
                "");
    }

    private void html(String html) {
        html(html.getBytes(StandardCharsets.UTF_8));
    }

    private void html(byte[] html) {
        ctx.contentType("text/html; charset=utf-8").result(html);
    }
}
