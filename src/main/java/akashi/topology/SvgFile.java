package akashi.topology;

import akashi.core.diagram.Diagram;
import akashi.core.judged.Memo;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Lang;
import akashi.web.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A diagram as a file that stands alone: SVG 1.1 in light colours, with its style inside and without links. The same
 * diagram gives the same bytes. Where nobody takes part, the picture says so in words, as the page does.
 */
final class SvgFile {

    private static final String STYLE = style();
    private static final String POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE) + "'";

    private SvgFile() {}

    /** Sends the diagram; {@code key} is what it shows of the site whose memo this is. */
    static void send(
            Exchange x, Memo memo, Object key, Message title, Message about, Supplier<Optional<Diagram>> found) {
        byte[] file = memo.of(new Key(key, x.lang()), () -> file(x, title, about, found.get()));
        x.header("Content-Security-Policy", POLICY);
        x.send(200, "image/svg+xml; charset=utf-8", file);
    }

    private record Key(Object key, Lang lang) {}

    private static byte[] file(Exchange x, Message title, Message about, Optional<Diagram> found) {
        String svg = found.map(diagram ->
                        x.rendered("topology/file", null, Map.of("title", title, "about", about, "diagram", diagram)))
                .orElseGet(() -> x.rendered("topology/nobody", null, Map.of("title", title, "about", about)));
        boolean training = x.session().filter(Session::training).isPresent();
        return standingAlone(training ? marked(svg) : svg).getBytes(StandardCharsets.UTF_8);
    }

    /** A picture of a learner's own site says so. */
    private static String marked(String svg) {
        int end = svg.lastIndexOf("</svg>");
        return svg.substring(0, end)
                + "<text x=\"12\" y=\"22\" font-size=\"16\" font-weight=\"700\" fill=\"#b36b00\">演習 Training</text>\n"
                + svg.substring(end);
    }

    /** Puts the style in, and names references as SVG 1.1 does. */
    private static String standingAlone(String svg) {
        int open = svg.indexOf('>', svg.indexOf("<svg")) + 1;
        String body = svg.substring(open).replace(" href=\"#", " xlink:href=\"#");
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + svg.substring(svg.indexOf("<svg"), open)
                + "\n<style type=\"text/css\">" + STYLE + "</style>" + body;
    }

    /** The rules of the portal's own diagrams, with the light colours written in. */
    private static String style() {
        String colours = resource("static/base.css");
        colours = colours.substring(0, colours.indexOf("@media"));
        String drawing = resource("static/diagram.css");
        drawing = drawing.substring(drawing.indexOf("*/") + 2, drawing.indexOf("/* On pages"));
        Matcher names = Pattern.compile("var\\((--[a-z-]+)\\)").matcher(drawing);
        StringBuilder out = new StringBuilder();
        while (names.find()) {
            Matcher value = Pattern.compile(names.group(1) + ": ([^;]+);").matcher(colours);
            names.appendReplacement(out, value.find() ? Matcher.quoteReplacement(value.group(1)) : "inherit");
        }
        return names.appendTail(out).toString();
    }

    private static String resource(String name) {
        try (InputStream in = SvgFile.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
