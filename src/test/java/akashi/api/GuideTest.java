package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.Browser.Page;
import akashi.TestPortal;
import akashi.core.access.Access;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The commands of the guide to the API do what it says: they are read from it and sent, one after the other. */
class GuideTest {

    private static final Pattern COMMAND = Pattern.compile(
            "(?:(\\w+)=\\$\\()?akashi ((?:'[^']*'|\"[^\"]*\"|[^'\"\\n])*?)(?: \\| jq -r '?([\\w.\\[\\]]+)'?\\))?\\n");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"|(\\S+)");

    private final Map<String, String> variables = new HashMap<>(Map.of("API", Call.ROOT));

    @Test
    void every_command_of_the_guide_works() throws IOException {
        String guide = Files.readString(Path.of("src/doc/api.md"));
        try (TestPortal portal = TestPortal.start()) {
            int sent = 0;
            for (String block : blocks(guide, "sh")) {
                for (Matcher found = COMMAND.matcher(block); found.find(); sent++) {
                    JsonNode answer = send(portal, blocks(guide, "csv").get(0), found.group(2));
                    if (found.group(1) != null) {
                        variables.put(
                                found.group(1),
                                answer.at(found.group(3)
                                                .replaceAll("\\[(\\d+)]", "/$1")
                                                .replace('.', '/'))
                                        .textValue());
                    }
                }
            }
            assertThat(sent).isEqualTo(guide.split("(?m)^(\\w+=\\$\\()?akashi ", -1).length - 1);
            new Script(portal.script(Access.HELPDESK))
                    .get("/trust")
                    .get("assessments")
                    .forEach(each -> assertThat(each.get("status").textValue()).isEqualTo("RECORDED"));
        }
    }

    private static List<String> blocks(String guide, String kind) {
        Matcher matcher =
                Pattern.compile("```" + kind + "\\n(.*?)```", Pattern.DOTALL).matcher(guide);
        return matcher.results().map(found -> found.group(1)).toList();
    }

    private JsonNode send(TestPortal portal, String csv, String command) {
        Browser browser = portal.script(Access.ADMIN);
        List<String> words = words(command);
        String type = "application/json";
        String body = null;
        String url = "";
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "-H" -> {
                    String[] header = words.get(++i).split(": ", 2);
                    type = header[0].equals("Content-Type") ? header[1] : type;
                    browser = header[0].equals("Content-Type") ? browser : browser.with(header[0], header[1]);
                }
                case "--data-binary" -> body = words.get(++i).equals("@inventory.csv") ? csv : "";
                case "--json" -> body = words.get(++i);
                case "-o", "-D" -> i++;
                default -> url = words.get(i);
            }
        }
        return answer(portal, command, body == null ? browser.get(url) : browser.body(url, type, body));
    }

    private JsonNode answer(TestPortal portal, String command, Page page) {
        assertThat(page.status()).as(command + "\n" + page.text()).isBetween(200, 299);
        boolean json = page.header("Content-Type").equals("application/json");
        JsonNode answer = json ? Script.parsed(page.text()) : null;
        if (page.status() == 202) {
            new Script(portal.script(Access.ADMIN)).whenDone(answer);
        }
        return answer;
    }

    private List<String> words(String command) {
        List<String> words = new ArrayList<>();
        WORD.matcher(command).results().forEach(found -> {
            String plain = found.group(1) != null ? found.group(1) : found.group(2);
            words.add(substituted(plain == null ? found.group(3) : plain));
        });
        return words;
    }

    private String substituted(String text) {
        String result = text;
        for (Map.Entry<String, String> variable : variables.entrySet()) {
            result = result.replace("$" + variable.getKey(), variable.getValue());
        }
        return result;
    }
}
