package akashi.web;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.judged.Memo;
import akashi.core.text.Message;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.UnsupportedMediaTypeResponse;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * One request and its answer, as handlers see it: typed input, who acts, and one answering method to end with. Lives as
 * long as the request and belongs to its thread.
 */
public final class Exchange {

    private final Context ctx;
    private final Kit kit;
    private final Body body;
    private final Answer answer;
    private Optional<Session> session = Optional.empty();
    private Actor actor;
    private Form form;
    private Handler onFault;

    Exchange(Context ctx, Kit kit, long bodyLimit) {
        this.ctx = ctx;
        this.kit = kit;
        this.body = new Body(ctx, bodyLimit);
        this.answer = new Answer(this, ctx, kit);
    }

    /** Who acts; on an open route nobody does, and asking is a defect. */
    public Actor actor() {
        if (actor == null) {
            throw new IllegalStateException("nobody is signed in on " + ctx.path());
        }
        return actor;
    }

    /** The person before the screen; empty on open routes without a session and for programs. */
    public Optional<Session> session() {
        return session;
    }

    /** The value of the session cookie, for the one feature that ends sessions. */
    public Optional<String> sessionToken() {
        return Cookies.of(ctx, Cookies.SESSION, secure()).filter(token -> !token.isEmpty());
    }

    /** Starts a session: the token goes into the cookie until the browser is closed. */
    public void startSession(String token) {
        Cookies.set(ctx, Cookies.SESSION, token, Cookies.UNTIL_CLOSED, secure());
    }

    /** Ends the session on the browser's side. */
    public void endSession() {
        Cookies.clear(ctx, Cookies.SESSION, secure());
    }

    /** The way to another server at which people sign in. */
    public Away away() {
        return new Away(ctx, secure(), isPart());
    }

    /** The client's address. */
    public String address() {
        return kit.client().address(ctx);
    }

    /** Whether the person's connection is encrypted. */
    public boolean secure() {
        return kit.client().secure(ctx);
    }

    /** Scheme, host and port by which people reach the portal: as was set, or else as this browser called it. */
    public String origin() {
        return kit.client().origin(ctx);
    }

    /** Whether the request comes from the portal's own computer, not through a proxy. */
    public boolean loopback() {
        return kit.client().loopback(ctx);
    }

    /** The language of the answer. */
    public Lang lang() {
        return Language.of(ctx, session, secure());
    }

    /** A sentence in the reader's language. */
    public String text(Message message) {
        return kit.messages().text(lang(), message);
    }

    /** The moment of the request. */
    public Instant now() {
        return kit.clock().instant();
    }

    /** The id under which the log knows this request. */
    public String id() {
        return ctx.attribute(Edge.REQUEST_ID);
    }

    /** A part of the path; what cannot be read is not found. */
    public <T> T path(String name, Function<String, T> parser) {
        try {
            return parser.apply(path(name));
        } catch (IllegalArgumentException | Fault.BadInput e) {
            throw new Fault.NotFound(name + " in " + ctx.path());
        }
    }

    /** A part of the path as text. */
    public String path(String name) {
        return ctx.pathParam(name);
    }

    /** The path of the request. */
    public String path() {
        return ctx.path();
    }

    /** The fields of the query. */
    public Form query() {
        return new Form(Body.decoded(ctx.queryString()));
    }

    /** The fields of the form; empty where none was sent. The same object on every call. */
    public Form form() {
        if (form == null) {
            form = new Form(body.fields());
        }
        return form;
    }

    /** The form as templates show it again: empty where it could not even be read. */
    Form typed() {
        try {
            return form();
        } catch (HttpResponseException | UncheckedIOException e) {
            form = new Form(Map.of());
            return form;
        }
    }

    /** The file of a field. */
    public Optional<Upload> upload(String field) {
        return uploads(field).stream().findFirst();
    }

    /** The files of a field. */
    public List<Upload> uploads(String field) {
        form();
        return body.uploads(field);
    }

    /** The raw body, within the route's limit. */
    public byte[] body() {
        return body.bytes();
    }

    /** The raw body where it is of this media type; 415 for any other. */
    public byte[] body(String mediaType) {
        if (!contentType().equals(mediaType)) {
            throw new UnsupportedMediaTypeResponse();
        }
        return body.bytes();
    }

    /** The JSON body as a record; what does not fit is bad input. */
    public <T> T json(Class<T> type) {
        return Json.read(body("application/json"), type);
    }

    /** The media type of the body, without parameters, in lower case; empty where none is named. */
    public String contentType() {
        return Headers.mediaType(ctx.req().getHeader("Content-Type"));
    }

    /** A header of the request. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(ctx.header(name));
    }

    /** The first of these media types that {@code Accept} names; otherwise the first of all. */
    public String prefers(String... types) {
        return Headers.preferred(ctx.header("Accept"), types);
    }

    /** Whether htmx asks for a part of a page. */
    public boolean isPart() {
        return Htmx.wantsPart(
                ctx.header("HX-Request"), ctx.header("HX-Boosted"), ctx.header("HX-History-Restore-Request"));
    }

    /**
     * What to show again when the act fails with bad input (422) or is refused (409): usually the handler that shows the
     * form. The form then carries what was typed and the errors; without it the failure has a page of its own.
     */
    public void onFault(Handler show) {
        this.onFault = show;
    }

    /** The whole page, or the part of it that htmx asks for. */
    public void page(String template, Map<String, ?> model) {
        answer.page(template, model);
    }

    /** A part of a page that is the same for all readers for whom {@code about} is: see {@link Kept}. */
    public Kept kept(Memo memo, Object about, String template, Supplier<Map<String, ?>> model) {
        return Kept.of(memo, about, template, this, kit, model);
    }

    /** A template or a part of it as text, for answers that are no pages, such as SVG. */
    public String rendered(String template, String part, Map<String, ?> model) {
        return answer.rendered(template, part, model);
    }

    /** Says something in the flash area of this very answer. */
    public void say(Message message) {
        answer.say(message);
    }

    /** 303 to a path of this portal. */
    public void redirect(String path) {
        answer.redirect(path);
    }

    /** 303, and the message shown once on the page that follows. Never put a secret into it: it travels in a cookie. */
    public void redirect(String path, Message flash) {
        Cookies.set(ctx, Flash.COOKIE, Flash.write(flash), 60, secure());
        answer.redirect(path);
    }

    /** A file to keep; never stored by caches. One of a learner's own site says so in its name. */
    public void download(String fileName, String contentType, byte[] bytes) {
        boolean training = session.filter(Session::training).isPresent();
        ctx.header("Content-Disposition", Headers.attachment(training ? "training-" + fileName : fileName));
        send(200, contentType, bytes);
    }

    /** JSON. */
    public void json(int status, Object value) {
        send(status, "application/json", Json.write(value));
    }

    /** Any other answer. */
    public void send(int status, String contentType, byte[] bytes) {
        ctx.status(status).contentType(contentType).result(bytes);
    }

    /** Any other answer, as UTF-8 text. */
    public void send(int status, String contentType, String text) {
        send(status, contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of the disk, streamed and then deleted. */
    public void sendOnce(String contentType, Path file) {
        answer.sendOnce(contentType, file);
    }

    /** Sets a header of the answer. */
    public Exchange header(String name, String value) {
        ctx.header(name, value);
        return this;
    }

    void signedIn(Session found) {
        session = Optional.of(found);
        actor = found.actor();
    }

    void actsAs(Actor found) {
        actor = found;
    }

    Optional<Handler> onFault() {
        return Optional.ofNullable(onFault);
    }

    Answer answer() {
        return answer;
    }
}
