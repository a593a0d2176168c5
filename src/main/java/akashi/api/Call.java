package akashi.api;

import akashi.core.access.Access;
import akashi.web.Handler;
import akashi.web.Route.Method;
import akashi.web.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One call of the API with everything that its route and its description need.
 *
 * @param id its name in the description, under which its sentence stands: {@code api.call.<id>}
 * @param path below {@code /api/v1}
 * @param least the least access; empty where anybody may call, with a proof of its own in the body
 * @param takes what its body is
 * @param query its query fields and their kinds
 * @param answers what it answers when all goes well, by status
 * @param acts whether it changes the site, so that a rule may refuse it
 */
record Call(
        String id,
        Method method,
        String path,
        Optional<Access> least,
        long bodyLimit,
        Optional<Content> takes,
        Map<String, Kind> query,
        Map<Integer, Content> answers,
        boolean acts,
        Handler handler) {

    static final String ROOT = "/api/v1";

    /** The kind of a query field. */
    enum Kind {
        TEXT,
        NUMBER,
        TIME,
        FLAG
    }

    /**
     * A body.
     *
     * @param mediaTypes by preference
     * @param type the record that JSON is read into or written from; {@code null} for anything else
     * @param needed whether a request must have it
     * @param example a body that works, or empty
     */
    record Content(List<String> mediaTypes, Class<?> type, boolean needed, String example) {

        static Content json(Class<?> type) {
            return new Content(List.of("application/json"), type, true, "");
        }

        static Content of(String... mediaTypes) {
            return new Content(List.of(mediaTypes), null, true, "");
        }

        Content like(String body) {
            return new Content(mediaTypes, type, needed, body);
        }

        /** A body that may be left out. */
        Content maybe() {
            return new Content(mediaTypes, type, false, example);
        }
    }

    static Call get(String id, String path, Access least, Handler handler) {
        return call(id, Method.GET, path, Optional.of(least), handler, false);
    }

    static Call post(String id, String path, Access least, Handler handler) {
        return call(id, Method.POST, path, Optional.of(least), handler, true);
    }

    /** A call without a token: what its body proves stands for one. */
    static Call open(String id, String path, Handler handler) {
        return call(id, Method.POST, path, Optional.empty(), handler, true);
    }

    private static Call call(
            String id, Method method, String path, Optional<Access> least, Handler handler, boolean acts) {
        return new Call(
                id, method, path, least, Routes.BODY_LIMIT, Optional.empty(), Map.of(), Map.of(), acts, handler);
    }

    Call takes(Content content) {
        return new Call(id, method, path, least, bodyLimit, Optional.of(content), query, answers, acts, handler);
    }

    Call takesAtMost(long bytes) {
        return new Call(id, method, path, least, bytes, takes, query, answers, acts, handler);
    }

    Call asks(String field, Kind kind) {
        Map<String, Kind> more = new TreeMap<>(query);
        more.put(field, kind);
        return new Call(id, method, path, least, bodyLimit, takes, more, answers, acts, handler);
    }

    Call answers(int status, Content content) {
        Map<Integer, Content> more = new TreeMap<>(answers);
        more.put(status, content);
        return new Call(id, method, path, least, bodyLimit, takes, query, more, acts, handler);
    }

    /** The names in its path, in order. */
    List<String> pathFields() {
        List<String> names = new ArrayList<>();
        java.util.regex.Matcher matcher =
                java.util.regex.Pattern.compile("\\{(\\w+)}").matcher(path);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    void register(Routes routes) {
        if (least.isPresent()) {
            routes.api(method, ROOT + path, least.get(), bodyLimit, handler);
        } else {
            routes.openApi(method, ROOT + path, bodyLimit, handler);
        }
    }
}
