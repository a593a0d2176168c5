package akashi.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Tells in the portal's own words what the server refuses before any route is looked for, such as an address that is no
 * text. Nobody is recognised here: it needs neither database nor session.
 */
final class Unreadable implements Request.Handler {

    private static final int BAD_REQUEST = 400;

    private final Kit kit;

    Unreadable(Kit kit) {
        this.kit = kit;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = Math.max(BAD_REQUEST, response.getStatus());
        // Where an answer failed on its way, the log has the name that the request was given before.
        String id = request.getAttribute(Edge.REQUEST_ID) instanceof String given ? given : Edge.newId();
        Lang lang = lang(request);
        boolean api = request.getHttpURI()
                .toString()
                .replaceFirst("^https?://[^/]*", "")
                .startsWith("/api/");
        Headers.always((name, value) -> response.getHeaders().put(name, value));
        if (request.isSecure()
                && kit.settings()
                        .secured()
                        .filter(it -> it.insists().getAsBoolean())
                        .isPresent()) {
            Headers.insist((name, value) -> response.getHeaders().put(name, value));
        }
        response.getHeaders().put("X-Request-Id", id);
        response.getHeaders()
                .put(HttpHeader.CONTENT_TYPE, api ? "application/problem+json" : "text/html; charset=utf-8");
        byte[] body = api ? problem(status, lang, id) : page(status, lang, id).getBytes(StandardCharsets.UTF_8);
        response.write(true, ByteBuffer.wrap(body), callback);
        return true;
    }

    private byte[] problem(int status, Lang lang, String id) {
        return Json.write(Problem.of(
                status,
                kit.messages().text(lang, Faults.title(status)),
                kit.messages().text(lang, Faults.advice(status)),
                id));
    }

    private String page(int status, Lang lang, String id) {
        Map<String, Object> model = new HashMap<>();
        model.put(
                "t", new Wording(kit.messages(), kit.assets(), lang, kit.clock().instant()));
        model.put("form", new Form(Map.of()));
        model.put("frame", new Framing(kit).without(Framing.Place.of("/", lang), Optional.empty()));
        model.put("title", Faults.title(status));
        model.put("advice", Faults.advice(status));
        model.put("id", id);
        model.put("elsewhere", "");
        return kit.renderer().page("error", lang, model);
    }

    /** As it was asked for: in the address, by the browser's choice before, or by what the browser likes. */
    private static Lang lang(Request request) {
        String query = Optional.ofNullable(request.getHttpURI().getQuery()).orElse("");
        String asked = Body.decoded(query).getOrDefault("lang", List.of()).stream()
                .findFirst()
                .orElse(null);
        String kept = Stream.ofNullable(Request.getCookies(request))
                .flatMap(List::stream)
                .filter(cookie -> cookie.getName().equals(Cookies.named(Cookies.LANGUAGE, request.isSecure())))
                .map(HttpCookie::getValue)
                .collect(Collectors.joining());
        return Language.choose(
                asked,
                Optional.empty(),
                null,
                kept.isEmpty() ? null : kept,
                request.getHeaders().get(HttpHeader.ACCEPT_LANGUAGE));
    }
}
