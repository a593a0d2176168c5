package akashi.guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The budget of a file: every check returns what it objects to, as {@code path:line what}. */
final class StyleBudget {

    static final int FILE_LINES = 300;
    static final int METHOD_LINES = 40;
    static final int COLUMNS = 120;
    static final int TEMPLATE_LINES = 130;
    static final int SCRIPT_LINES = 100;

    /** Where everything may be caught: the web edge, the reader of foreign bytes, the job runner. At most three. */
    static final Set<String> BROAD_CATCHES = Set.of(
            "src/main/java/akashi/web/Edge.java",
            "src/main/java/akashi/pki/ForeignBytes.java",
            "src/main/java/akashi/store/Jobs.java");

    /**
     * What may print: the start of the portal and its command line; and what Java's PKCS #11 provider prints is read where
     * it tells of tokens. A path, or a folder that ends in a slash.
     */
    static final Set<String> PRINTS = Set.of(
            "src/main/java/akashi/Main.java",
            "src/main/java/akashi/command/",
            "src/main/java/akashi/pki/TokenSlots.java");

    private static final Set<String> BROAD =
            Set.of("Exception", "Throwable", "RuntimeException", "Error", "java.lang.Exception", "java.lang.Throwable");

    private static final Map<String, Pattern> NOT_IN_TEMPLATES = Map.of(
            "a style attribute", Pattern.compile("(?<![\\w-])style\\s*="),
            "an event attribute", Pattern.compile("[\\s\"'](th:)?on[a-z]+\\s*=", Pattern.CASE_INSENSITIVE),
            "hx-on", Pattern.compile("hx-on"),
            "evaluated htmx values", Pattern.compile("hx-vars|hx-vals\\s*=\\s*[\"']\\s*js"),
            "a javascript: address", Pattern.compile("javascript:", Pattern.CASE_INSENSITIVE),
            "an inline style", Pattern.compile("<style", Pattern.CASE_INSENSITIVE),
            "an inline script", Pattern.compile("<script(?![^>]*src\\s*=)", Pattern.CASE_INSENSITIVE),
            "long lines that the keyboard cannot reach", Pattern.compile("<pre(?![^>]*tabindex)[\\s>]"),
            "unescaped text", Pattern.compile("th:utext|\\[\\("),
            // They go through OGNL, which is slow and can do too much: the portal reads its own expressions.
            "an object of Thymeleaf", Pattern.compile("\\$\\{[^}]*#[a-z]+\\."));

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z:]+\\s(?:\"[^\"]*\"|[^<>\"])*+>");

    // Thymeleaf replaces the tag before it asks them.
    private static final Pattern IGNORED = Pattern.compile("\\sth:(if|unless|each|with)=");

    private StyleBudget() {}

    /** Objections to one Java file. */
    static List<String> java(String path, String text) {
        JavaSource source = JavaSource.of(path, text);
        List<String> bad = new ArrayList<>();
        lines(path, text, FILE_LINES, bad);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            // The formatter itself fills Javadoc a little further.
            int most = lines.get(i).strip().matches("/?\\*.*") ? COLUMNS + 4 : COLUMNS;
            if (lines.get(i).length() > most) {
                bad.add(path + ":" + (i + 1) + " has more than " + COLUMNS + " columns");
            }
        }
        source.methods.stream()
                .filter(method -> method.lines() > METHOD_LINES && !isTable(path, method))
                .forEach(method -> bad.add("%s:%d method %s has %d lines, at most %d"
                        .formatted(path, method.line(), method.name(), method.lines(), METHOD_LINES)));
        source.imports.stream()
                .filter(found -> found.what().endsWith(".*"))
                .forEach(found -> bad.add(at(path, found) + " imports " + found.what()));
        if (path.startsWith("src/main/")) {
            production(path, source, bad);
        }
        return bad;
    }

    /** The rows of a table test are data: only the file's length bounds them. */
    private static boolean isTable(String path, JavaSource.Method method) {
        return path.startsWith("src/test/") && method.result().equals("Stream<Arguments>");
    }

    private static void production(String path, JavaSource source, List<String> bad) {
        source.caught.stream()
                .filter(found -> BROAD.contains(found.what()) && !BROAD_CATCHES.contains(path))
                .forEach(found -> bad.add(at(path, found) + " catches " + found.what()));
        source.members.stream()
                .filter(found -> found.what().endsWith(".printStackTrace"))
                .forEach(found -> bad.add(at(path, found) + " prints a stack trace"));
        source.members.stream()
                .filter(found -> found.what().matches("System\\.(out|err)"))
                .filter(found -> PRINTS.stream().noneMatch(path::startsWith))
                .forEach(found -> bad.add(at(path, found) + " uses " + found.what()));
    }

    /** Objections to one template. */
    static List<String> template(String path, String text) {
        List<String> bad = new ArrayList<>();
        lines(path, text, TEMPLATE_LINES, bad);
        NOT_IN_TEMPLATES.forEach((what, pattern) -> {
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                long line = text.substring(0, matcher.end()).lines().count();
                bad.add(path + ":" + line + " has " + what);
            }
        });
        Matcher tags = TAG.matcher(text);
        while (tags.find()) {
            if (tags.group().contains("th:replace=")
                    && IGNORED.matcher(tags.group()).find()) {
                long line = text.substring(0, tags.end()).lines().count();
                bad.add(path + ":" + line + " has a condition that th:replace takes no notice of");
            }
        }
        return bad;
    }

    /** Objections to the portal's own scripts, all together. */
    static List<String> scripts(Map<String, String> scripts) {
        long lines = scripts.values().stream()
                .mapToLong(text -> text.lines().count())
                .sum();
        return lines > SCRIPT_LINES
                ? List.of(scripts.keySet() + " have " + lines + " lines, at most " + SCRIPT_LINES)
                : List.of();
    }

    /** Packages without a package-info.java. */
    static List<String> packages(Set<String> paths) {
        Set<String> bad = new TreeSet<>();
        for (String path : paths) {
            String folder = path.substring(0, path.lastIndexOf('/'));
            if (!paths.contains(folder + "/package-info.java")) {
                bad.add(folder + " has no package-info.java");
            }
        }
        return List.copyOf(bad);
    }

    private static void lines(String path, String text, int most, List<String> bad) {
        long lines = text.lines().count();
        if (lines > most) {
            bad.add(path + " has " + lines + " lines, at most " + most);
        }
    }

    private static String at(String path, JavaSource.Found found) {
        return path + ":" + found.line();
    }
}
