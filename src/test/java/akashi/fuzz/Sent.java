package akashi.fuzz;

import akashi.Browser;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sends forms of which one field is hostile, byte by byte as it is meant. */
final class Sent {

    private static final String FORM = "application/x-www-form-urlencoded";

    /** A percent sign that stands for itself: the sender's library does not send it as it is. */
    private static final Pattern LONELY = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Ten minutes go by between two of them: the longest limit counts an hour. */
    private static final int TRIES = 8;

    private Sent() {}

    /** The address of a form that reads. */
    static String address(String path, Map<String, String> fields) {
        return fields.isEmpty() ? path : path + "?" + pairs(encoded(fields));
    }

    /** The form with this field changed. */
    static Browser.Page with(Browser browser, Shown form, String field, Hostile hostile) {
        Map<String, String> fields = encoded(form.fields());
        fields.put(Hostile.encoded(field), hostile.sent());
        return raw(browser, form, pairs(fields));
    }

    /** The form as it is, its names and values encoded already. */
    static Browser.Page raw(Browser browser, Shown form, String pairs) {
        return form.post() ? browser.body(form.action(), FORM, pairs) : browser.get(form.action() + "?" + whole(pairs));
    }

    /** Without percent signs that stand for themselves. */
    static String whole(String sent) {
        return LONELY.matcher(sent).replaceAll("%25");
    }

    /**
     * What came back; after too many tries the clock goes on, and a connection that was closed while it rested is no
     * answer yet: it is asked once more. {@code null} where nothing ever comes.
     */
    static Browser.Page patiently(Supplier<Browser.Page> sending, Runnable wait, Runnable anew) {
        for (int i = 0; i < TRIES; i++) {
            try {
                Browser.Page answer = sending.get();
                if (answer.status() != 429) {
                    return answer;
                }
                wait.run();
            } catch (UncheckedIOException closed) {
                anew.run();
            }
        }
        return null;
    }

    /** The form with a file whose name, kind and content are hostile. */
    static Browser.Page file(Browser browser, Shown form, String field, Hostile hostile) {
        String boundary = "zqx-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.fields().forEach((name, value) -> part(body, boundary, name, "", value));
        String fileName = hostile.text().replaceAll("[\\r\\n]", "_").replace("\"", "\\\"");
        String shortName = fileName.length() > 3_000 ? fileName.substring(0, 3_000) : fileName;
        part(body, boundary, field, "; filename=\"" + shortName + "\"", hostile.text());
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return browser.body(form.action(), "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private static void part(ByteArrayOutputStream body, String boundary, String name, String more, String value) {
        String head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + more
                + (more.isEmpty() ? "" : "\r\nContent-Type: text/html") + "\r\n\r\n";
        body.writeBytes((head + value + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    static Map<String, String> encoded(Map<String, String> fields) {
        Map<String, String> encoded = new LinkedHashMap<>();
        fields.forEach((name, value) -> encoded.put(Hostile.encoded(name), Hostile.encoded(value)));
        return encoded;
    }

    static String pairs(Map<String, String> encoded) {
        return encoded.entrySet().stream()
                .map(each -> each.getKey() + "=" + each.getValue())
                .collect(Collectors.joining("&"));
    }
}
