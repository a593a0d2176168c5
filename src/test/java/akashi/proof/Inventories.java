package akashi.proof;

import akashi.Browser;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.nodes.Document;

/** Inventory files of any size, brought in on the portal's pages. */
final class Inventories {

    private Inventories() {}

    /** A management server and so many recorders in a domain. */
    static String recorders(int count) {
        StringBuilder csv = new StringBuilder("computer,role,name,addresses,domain\n");
        csv.append("mgmt-01,MANAGEMENT,Management,10.0.0.1,big.example\n");
        for (int i = 1; i <= count; i++) {
            csv.append("rec-%05d,RECORDING,Recorder %d,10.%d.%d.%d,big.example\n"
                    .formatted(i, i, 1 + i / 62_500, i / 250 % 250, i % 250 + 1));
        }
        return csv.toString();
    }

    /** Uploads a file and takes what the preview shows; answers with the last answer. */
    static Browser.Page bringIn(Browser admin, byte[] csv) {
        Browser.Page looked = admin.upload("/sites/import", "file", "inventory.csv", csv);
        return looked.status() == 303 ? admin.submit(looked.location(), looked.location()) : looked;
    }

    /** Whether the preview of a file offers to bring anything in. */
    static boolean offered(Browser admin, byte[] csv) {
        String preview =
                admin.upload("/sites/import", "file", "inventory.csv", csv).location();
        return !admin.get(preview)
                .html()
                .select("form[method=post][action=" + preview + "]")
                .isEmpty();
    }

    /** How many computers the portal knows, counted in its own export. */
    static long computers(Browser admin) {
        return admin.get("/sites/export.csv")
                .text()
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith(",") && !line.isBlank())
                .count();
    }

    /** Wants the pair on or off. */
    static Browser.Page turn(Browser admin, boolean on) {
        Document page = admin.get("/encryption").html();
        String computer = page.select("form[action=/encryption/turn] input[name=computer]")
                .attr("value");
        return admin.post(
                "/encryption/turn", "computer", computer, "slot", "SERVER", "on", String.valueOf(on), "pair", "true");
    }

    /** Begins to issue for all that lack a certificate; answers the page of the job. */
    static String issueAll(Browser admin) {
        Document page = admin.get("/certificates/issue").html();
        List<String> fields = new ArrayList<>();
        page.select("form[action=/certificates/issue] input[type=hidden]")
                .forEach(input -> fields.addAll(List.of(input.attr("name"), input.attr("value"))));
        fields.addAll(List.of("key", "RSA_2048", "days", "397"));
        return admin.post("/certificates/issue", fields.toArray(String[]::new)).location();
    }
}
