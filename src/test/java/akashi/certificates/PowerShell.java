package akashi.certificates;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A PowerShell script as a real grammar reads it (tree-sitter's, run by node). What the grammar needs is fetched when it
 * is not there; a machine on which that is impossible fails by name.
 *
 * @param type the grammar's name of the node, or the word itself
 * @param text what the script says there
 */
public record PowerShell(String type, String text, boolean fault, List<PowerShell> children) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path TOOLS = Path.of("src/test/tools/powershell");

    /** Parses a script as it is handed out. */
    public static PowerShell parse(String script) {
        return parse(List.of(script)).get(0);
    }

    /** Parses several at once: the grammar takes longer to load than to read. */
    public static List<PowerShell> parse(List<String> scripts) {
        List<String> plain = scripts.stream()
                .map(each -> each.startsWith("\uFEFF") ? each.substring(1) : each)
                .toList();
        run(List.of("bash", TOOLS.resolve("fetch.sh").toString()), "");
        try {
            String input = JSON.writeValueAsString(plain);
            String parser = TOOLS.resolve("parse.mjs").toString();
            JsonNode trees = JSON.readTree(run(List.of("node", "--liftoff-only", parser), input));
            List<PowerShell> parsed = new ArrayList<>();
            for (int i = 0; i < plain.size(); i++) {
                parsed.add(node(trees.get(i), plain.get(i)));
            }
            return parsed;
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static PowerShell node(JsonNode node, String script) {
        List<PowerShell> children = new ArrayList<>();
        node.get(4).forEach(child -> children.add(node(child, script)));
        String kind = node.get(3).asText();
        return new PowerShell(
                node.get(0).asText(),
                script.substring(node.get(1).asInt(), node.get(2).asInt()),
                kind.equals("error") || kind.equals("missing"),
                children);
    }

    /** This node and everything below it, in the order of the script. */
    public Stream<PowerShell> all() {
        List<PowerShell> found = new ArrayList<>();
        gather(found);
        return found.stream();
    }

    private void gather(List<PowerShell> into) {
        into.add(this);
        children.forEach(child -> child.gather(into));
    }

    /** The nodes of a type. */
    public Stream<PowerShell> all(String wanted) {
        return all().filter(node -> node.type.equals(wanted));
    }

    /** The texts of the nodes of a type. */
    public List<String> texts(String wanted) {
        return all(wanted).map(PowerShell::text).toList();
    }

    /** What the grammar could not read, as the script says it. */
    public List<String> faults() {
        return all().filter(PowerShell::fault)
                .map(node -> node.type + ": " + node.text)
                .toList();
    }

    /** The body of a function. */
    public PowerShell function(String name) {
        return all("function_statement")
                .filter(node -> node.texts("function_name").get(0).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no function " + name));
    }

    private static String run(List<String> command, String input) {
        try {
            Path in = Files.writeString(Files.createTempFile("akashi-script", ".ps1"), input);
            Path out = Files.createTempFile("akashi-tree", ".json");
            Process process = new ProcessBuilder(command)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            int exit = process.waitFor();
            String output = new String(Files.readAllBytes(out), StandardCharsets.UTF_8);
            Files.delete(in);
            Files.delete(out);
            if (exit != 0) {
                throw new AssertionError(String.join(" ", command) + " ended with " + exit);
            }
            return output;
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
