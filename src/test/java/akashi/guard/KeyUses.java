package akashi.guard;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where code and templates name keys of texts. */
final class KeyUses {

    /** Calls by the end of their name as written, and which argument is a key. Only literals are looked at. */
    static final Map<String, Integer> CALLS = Map.of(
            "Message.of", 0,
            "new Message", 0,
            "FieldError.of", 1,
            "new Fault.BadInput", 1,
            "new BadInput", 1);

    /** Literals of the core that look like a key and are none. */
    static final Set<String> NO_KEYS = Set.of("lab.example");

    /** Enums of the core whose constants no page ever shows. */
    static final Set<String> NEVER_SHOWN = Set.of(
            "akashi.core.diagram.Diagram$Kind",
            "akashi.core.diagram.Diagram$Mark",
            "akashi.core.diagram.Trust",
            "akashi.core.lesson.Picture$Scenery",
            "akashi.core.lesson.Way$Kind",
            "akashi.core.trust.Status$Tone",
            "akashi.core.wire.ExtensionReader$Where",
            "akashi.core.rule.Guard",
            "akashi.core.runbook.Deed$Place",
            "akashi.core.runbook.Marks$Fate",
            "akashi.core.runbook.Proof$Kind");

    /** Enums of the core whose texts have a prefix of their own. */
    static final Map<String, String> PREFIXES = Map.of("akashi.core.trust.ReasonCode", "reason");

    private static final Pattern IN_TEMPLATE = Pattern.compile("#\\{\\s*([A-Za-z][A-Za-z0-9._-]*)\\s*[}(]");
    private static final Pattern LIKE_A_KEY = Pattern.compile("[a-z][a-z-]*(\\.[A-Za-z0-9_-]+)+");

    private KeyUses() {}

    /** Keys in the calls of one Java file, as {@code path:line key}. In core, what looks like a key is one. */
    static List<Use> inJava(String path, String text) {
        JavaSource source = JavaSource.of(path, text);
        List<Use> uses = new ArrayList<>();
        for (JavaSource.Call call : source.calls) {
            CALLS.forEach((name, at) -> {
                boolean named = call.name().equals(name) || call.name().endsWith("." + name);
                if (named && at < call.arguments().size() && call.arguments().get(at) != null) {
                    uses.add(new Use(path + ":" + call.line(), call.arguments().get(at)));
                }
            });
        }
        if (path.contains("/akashi/core/")) {
            source.literals.stream()
                    .filter(literal ->
                            LIKE_A_KEY.matcher(literal.what()).matches() && !NO_KEYS.contains(literal.what()))
                    .forEach(literal -> uses.add(new Use(path + ":" + literal.line(), literal.what())));
        }
        return uses.stream().filter(use -> !use.key().endsWith(".")).distinct().toList();
    }

    /** Keys in one template; those made of expressions are left to the tests that render. */
    static List<Use> inTemplate(String path, String text) {
        Matcher matcher = IN_TEMPLATE.matcher(text);
        Set<Use> uses = new LinkedHashSet<>();
        while (matcher.find()) {
            if (!matcher.group(1).contains("__")) {
                long line = text.substring(0, matcher.end()).lines().count();
                uses.add(new Use(path + ":" + line, matcher.group(1)));
            }
        }
        return List.copyOf(uses);
    }

    /** The keys of an enum's constants: those of {@code Message.of(Enum)}, or under the prefix of PREFIXES. */
    static Stream<Use> ofEnum(Class<?> type) {
        return Stream.of(type.getEnumConstants())
                .map(Enum.class::cast)
                .map(constant -> PREFIXES.containsKey(type.getName())
                        ? PREFIXES.get(type.getName()) + "." + constant.name()
                        : Message.of(constant).key())
                .map(key -> new Use(type.getName(), key));
    }

    /** A key and where it is used. */
    record Use(String where, String key) {}
}
