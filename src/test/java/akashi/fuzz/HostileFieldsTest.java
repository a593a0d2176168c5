package akashi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.EveryPage;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

/** Every field of every form meets a few of the hostile texts, and field by field all of them are met. */
class HostileFieldsTest {

    private static final int EACH = 3;

    /** Not kept with such a text: they end what the others are about. */
    private static final String ENDS =
            ".*/(remove|retire|end|forget|disable|data-key|passphrase|sign-out|reset|out)\\b.*";

    @Test
    void nothing_breaks_and_nothing_comes_back_as_anything_but_words() {
        try (Stage stage = new Stage();
                Ear ear = new Ear()) {
            Fuzz fuzz = new Fuzz(stage, EACH);
            fuzz.all();
            assertThat(fuzz.findings).isEmpty();
            assertThat(ear.findings).as("of the log").isEmpty();
            assertThat(fuzz.met).containsExactlyInAnyOrderElementsOf(Hostile.ALL);
            assertThat(fuzz.missing()).as("routes without a form").isEmpty();
            assertThat(fuzz.fields).isGreaterThan(500);
            assertThat(fuzz.requests).isGreaterThan(2000);
            assertThat(fuzz.done).as("else all is refused at the door").isGreaterThan(600);
        }
    }

    @Test
    void what_was_kept_of_them_leaves_as_words_on_pages_and_in_sheets() {
        try (Stage stage = new Stage();
                Ear ear = new Ear()) {
            Browser admin = stage.portal.admin();
            Fuzz fuzz = new Fuzz(stage, 0);
            int kept = keep(fuzz, admin);
            assertThat(kept).isGreaterThan(100);
            List<String> bad = new ArrayList<>();
            int[] sheets = {0};
            Stream.concat(EveryPage.of(stage.portal).stream(), EveryPage.callsOf(stage.portal).stream())
                    .filter(path -> !path.matches("/learn/[a-z-]+/[a-z]+"))
                    .forEach(path -> {
                        Browser who = path.startsWith("/api/") ? stage.two.script() : admin;
                        Browser.Page page = who.get(path);
                        Judge.of(page).forEach(each -> bad.add(path + " " + each));
                        if (page.header("Content-Type").startsWith("text/csv")) {
                            sheets[0]++;
                            cells(page.text()).forEach(each -> bad.add(path + " has the formula " + each));
                        }
                    });
            assertThat(bad).isEmpty();
            assertThat(sheets[0]).isGreaterThan(3);
            assertThat(ear.findings).isEmpty();
        }
    }

    /** Sends each form with each of its fields a formula that is markup too; how many were taken. */
    private static int keep(Fuzz fuzz, Browser admin) {
        Set<String> known = new HashSet<>();
        int kept = 0;
        for (Shown form : fuzz.forms) {
            if (!form.post() || form.route().matches(ENDS)) {
                continue;
            }
            for (String field : form.fields().keySet()) {
                if (known.add(form.route() + field)) {
                    Map<String, String> fields = new LinkedHashMap<>(form.fields());
                    fields.put(field, "=zqx" + known.size() + "|'<zqx>\"A0");
                    fields.replace("act", "act-" + known.size());
                    Browser.Page answer = Sent.raw(admin, form, Sent.pairs(Sent.encoded(fields)));
                    kept += answer.status() < 400 ? 1 : 0;
                }
            }
        }
        return kept;
    }

    /** The cells that a spreadsheet would work out. */
    static List<String> cells(String csv) {
        List<String> found = new ArrayList<>();
        String text = csv.replaceFirst("^\uFEFF", "");
        try (var rows = CSVFormat.DEFAULT.parse(new StringReader(text))) {
            rows.forEach(row -> row.forEach(cell -> {
                if (cell.matches("(?s)[=+\\-@\\t\\r].*") && !cell.matches("-?\\d+(\\.\\d+)?")) {
                    found.add(cell);
                }
            }));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return found;
    }

    @Test
    void the_judge_sees_what_it_is_to_see() {
        assertThat(cells("a,b\n=1+1,'=1\n-5,\"\t=1\"\n")).containsExactly("=1+1", "\t=1");
    }
}
