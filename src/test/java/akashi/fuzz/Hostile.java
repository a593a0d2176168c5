package akashi.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text that nobody means well with.
 *
 * @param sent as it goes over the wire in a form or an address: percent-encoded, also where it is no UTF-8
 */
record Hostile(Kind kind, String text, String sent) {

    /** Stands in the texts, so that it is known again. */
    static final String MARK = "zqx";

    /** What a template that works out 91733 * 7 would show. */
    static final String WORKED_OUT = "642131";

    /** What it is after. */
    enum Kind {
        SCRIPT,
        SQL,
        PATH,
        LINES,
        TEMPLATE,
        FORMULA,
        UNICODE,
        SIZE,
        NUMBER,
        SHAPE
    }

    static final List<Hostile> ALL = all();

    private static List<Hostile> all() {
        List<Hostile> all = new ArrayList<>();
        of(all, Kind.SCRIPT, "<zqx>\"'></textarea></title></select><script>zqx(1)</script><img src=x onerror=zqx(1)>");
        of(all, Kind.SQL, "' OR '1'='1' -- zqx", "'; DROP TABLE site; --", "1); DELETE FROM account; --", "%_\\%");
        of(all, Kind.PATH, "../../../../../../etc/passwd", "..\\..\\..\\windows\\win.ini", "file:///etc/passwd");
        of(all, Kind.LINES, "zqx\r\nzqx-header: 1\r\nSet-Cookie: zqx=1\r\n\r\n<zqx>", "a\nzqx-line ERROR [-] Edge: x");
        of(all, Kind.TEMPLATE, "[[${91733*7}]] [(${91733*7})]", "__${91733*7}__::.x", "T(java.lang.Runtime)");
        of(all, Kind.FORMULA, "=cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+1", "\t=1+1", "-2+3");
        of(all, Kind.UNICODE, "\u202Egnp.zqx", "ad\u200Bmin\uFEFF\u200D", "\u0430dmin", "\uD835\uDCB5\uD83C\uDFA5");
        of(all, Kind.SIZE, "zqx".repeat(100), "z".repeat(5_000), "\u3042".repeat(60_000), "z".repeat(1 << 20));
        of(all, Kind.NUMBER, "-1", "0", "2147483648", "9223372036854775808", "1e999", "NaN", "1.5", "\u0661\u0662");
        of(all, Kind.SHAPE, "", "   ", "[]", "{\"a\":[1]}", "null", "true", "a&zqx=b", "a=b;c");
        of(all, Kind.SCRIPT, "\" onmouseover=\"zqx(1)\" zqx=\"", "' autofocus onfocus='zqx(1)", "javascript:zqx(1)//");
        of(all, Kind.LINES, "zqx\u2028zqx\u0085zqx\u000b", "zqx\u001b[31m\u0007\u0008\u0001");
        of(all, Kind.TEMPLATE, "#{zqx} *{91733*7} @{91733*7} ~{zqx} {{91733*7}} {0} %s%n", "${jndi:ldap://[::1]:1/z}");
        of(all, Kind.PATH, "%2e%2e%2fetc%2fpasswd", "C:\\con\\nul", "//zqx.invalid/", "/\\zqx.invalid");
        of(all, Kind.NUMBER, "+999999999-12-31T23:59:59Z", "0000-00-00", "2027-02-30", "\uFF11\uFF12");
        of(
                all,
                Kind.UNICODE,
                "Z" + "\u0351\u036b".repeat(500),
                "\uFF1Czqx\uFF1E\uFB03\u0130\u0131",
                "\uFDFA".repeat(9));
        bytes(all, "%ED%A0%80zqx", "zqx%00zqx", "%00", "%C0%AE%C0%AE%C0%AF", "%FF%FE%80", "%F4%90%80%80", "%");
        of(all, Kind.SCRIPT, "data:text/html,<script>zqx(1)</script>", "]]><zqx/>--><zqx>", "&lt;zqx&gt;&#60;zqx&#62;");
        return List.copyOf(all);
    }

    private static void of(List<Hostile> all, Kind kind, String... texts) {
        for (String text : texts) {
            all.add(new Hostile(kind, text, encoded(text)));
        }
    }

    private static void bytes(List<Hostile> all, String... sent) {
        for (String each : sent) {
            all.add(new Hostile(Kind.UNICODE, each, each));
        }
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Short enough to be read in a report. */
    @Override
    public String toString() {
        String shown = sent.length() > 60 ? sent.substring(0, 60) + "… (" + sent.length() + ")" : sent;
        return kind + " " + shown;
    }
}
