package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The description of the calls as an OpenAPI 3.1 document, in the reader's language. */
final class OpenApi {

    private static final Map<Integer, String> ALWAYS = Map.of(401, "unknown", 403, "not-allowed");
    private static final Map<Kind, Map<String, Object>> KINDS = Map.of(
            Kind.TEXT, Map.of("type", "string"),
            Kind.NUMBER, Map.of("type", "integer"),
            Kind.TIME, Map.of("type", "string", "format", "date-time"),
            Kind.FLAG, Map.of("type", "boolean"));

    private final List<Call> calls;
    private final Function<Message, String> text;
    private final Shapes shapes = new Shapes();

    OpenApi(List<Call> calls, Function<Message, String> text) {
        this.calls = calls;
        this.text = text;
    }

    Map<String, Object> document() {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        for (Call call : calls) {
            paths.computeIfAbsent(call.path(), path -> new LinkedHashMap<>())
                    .put(call.method().name().toLowerCase(Locale.ROOT), operation(call));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Akashi", "version", "1", "description", say("api.about")));
        document.put("servers", List.of(Map.of("url", Call.ROOT)));
        document.put("security", List.of(Map.of("token", List.of()), Map.of("password", List.of())));
        document.put("paths", paths);
        document.put("components", components());
        return document;
    }

    private Map<String, Object> components() {
        Map<String, Object> problem = Map.of("application/problem+json", schema(shapes.taken(ProblemShape.class)));
        Map<String, Object> answers = new LinkedHashMap<>();
        for (String name : failures()) {
            answers.put(name, Map.of("description", say("api.failure." + name), "content", problem));
        }
        Map<String, Object> components = new LinkedHashMap<>();
        components.put("schemas", shapes.components());
        components.put("responses", answers);
        components.put(
                "securitySchemes",
                Map.of(
                        "token", Map.of("type", "http", "scheme", "bearer"),
                        "password", Map.of("type", "http", "scheme", "basic")));
        return components;
    }

    private List<String> failures() {
        return calls.stream()
                .flatMap(call -> failures(call).values().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private Map<String, Object> operation(Call call) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", call.id());
        operation.put("summary", say("api.call." + call.id()));
        operation.put("x-akashi-access", call.least().map(Enum::name).orElse("anybody"));
        if (call.least().isEmpty()) {
            operation.put("security", List.of());
        }
        List<Object> parameters = parameters(call);
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        call.takes().ifPresent(taken -> operation.put("requestBody", requestBody(taken)));
        operation.put("responses", responses(call));
        return operation;
    }

    private List<Object> parameters(Call call) {
        List<Object> all = new ArrayList<>();
        call.pathFields().forEach(name -> all.add(parameter("path", name, Kind.TEXT, true)));
        call.query().forEach((name, kind) -> all.add(parameter("query", name, kind, false)));
        if (call.acts() && call.least().isPresent()) {
            all.add(parameter("header", "Idempotency-Key", Kind.TEXT, false));
        }
        return all;
    }

    private Map<String, Object> parameter(String in, String name, Kind kind, boolean required) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", in);
        parameter.put("required", required);
        parameter.put("description", say("api.field." + name));
        parameter.put("schema", KINDS.get(kind));
        return parameter;
    }

    private Map<String, Object> requestBody(Content taken) {
        Map<String, Object> media = new LinkedHashMap<>(
                taken.type() == null ? schema(Map.of("type", "string")) : schema(shapes.taken(taken.type())));
        if (!taken.example().isEmpty()) {
            media.put("example", taken.type() == null ? taken.example() : new Verbatim(taken.example()));
        }
        return Map.of("required", taken.needed(), "content", each(taken, media));
    }

    private Map<String, Object> responses(Call call) {
        Map<String, Object> responses = new LinkedHashMap<>();
        call.answers().forEach((status, content) -> {
            Map<String, Object> media = content.type() == null ? Map.of() : schema(shapes.answered(content.type()));
            responses.put(
                    status.toString(),
                    Map.of("description", say("api.answer." + status), "content", each(content, media)));
        });
        failures(call)
                .forEach((status, name) ->
                        responses.put(status.toString(), Map.of("$ref", "#/components/responses/" + name)));
        return responses;
    }

    private static Map<Integer, String> failures(Call call) {
        Map<Integer, String> failures = new java.util.TreeMap<>(call.least().isPresent() ? ALWAYS : Map.of());
        if (!call.pathFields().isEmpty()) {
            failures.put(404, "not-found");
        }
        if (call.acts()) {
            failures.put(409, "refused");
        }
        if (call.takes().isPresent()) {
            failures.put(413, "too-large");
            failures.put(415, "other-type");
        }
        if (call.least().isEmpty() && call.takes().isPresent()) {
            failures.put(429, "too-often");
        }
        if (call.takes().isPresent() || !call.query().isEmpty() || call.acts()) {
            failures.put(422, "bad-input");
        }
        return failures;
    }

    private static Map<String, Object> each(Content content, Map<String, Object> media) {
        return content.mediaTypes().stream().collect(Collectors.toMap(Function.identity(), type -> media));
    }

    private static Map<String, Object> schema(Map<String, Object> schema) {
        return Map.of("schema", schema);
    }

    private String say(String key) {
        return text.apply(new Message(key, List.of()));
    }

    /** JSON that is written as it stands. */
    record Verbatim(
            @com.fasterxml.jackson.annotation.JsonRawValue @com.fasterxml.jackson.annotation.JsonValue
            String json) {}
}
