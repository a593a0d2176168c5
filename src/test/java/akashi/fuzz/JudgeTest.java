package akashi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A portal that would do each wrong is found out, and a good answer is not. */
class JudgeTest {

    static Stream<Arguments> answers() {
        String html = "text/html";
        return Stream.of(
                arguments("a good page", 200, html, "", "", "<p>&lt;zqx&gt;</p><a href='/x?q=%3Czqx%3E'>x</a>", ""),
                arguments("an error", 500, html, "", "", "<p>no</p>", "answered 500"),
                arguments("an element", 200, html, "", "", "<p><zqx>x</p>", "holds the element"),
                arguments("an attribute", 200, html, "", "", "<p onmouseover='zqx(1)'>x</p>", "holds the attribute"),
                arguments("a script", 200, html, "", "", "<script>zqx(1)</script>", "holds a script"),
                arguments("a link", 200, html, "", "", "<a href=' java\nscript:zqx(1)'>x</a>", "links to"),
                arguments("another host", 200, html, "", "", "<a href='//zqx.invalid/'>x</a>", "links to"),
                arguments("a password", 200, html, "", "", "<input type=password value=x>", "gives a password back"),
                arguments("a template", 200, html, "", "", "<p>642131</p>", "worked a template out"),
                arguments("a trace", 500, "text/plain", "", "", "x\n\tat akashi.web.Edge.serve(", "insides"),
                arguments(
                        "a class",
                        400,
                        "application/json",
                        "",
                        "",
                        "{\"a\":\"org.h2.jdbc.JdbcSQLException\"}",
                        "insides"),
                arguments("a file", 200, "text/plain", "", "", "root:x:0:0:root", "tells a secret"),
                arguments("a header", 200, html, "zqx-header", "1", "", "has a header"),
                arguments("a cookie", 200, html, "Set-Cookie", "zqx=1", "", "sets zqx"),
                arguments("a place", 303, html, "Location", "//zqx.invalid/", "", "leads to"),
                arguments(
                        "a file name",
                        200,
                        html,
                        "Content-Disposition",
                        "attachment; filename=\"a\".html\"",
                        "",
                        "saved"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void judged(String what, int status, String type, String header, String value, String body, String bad)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'none'");
            if (!header.isEmpty()) {
                exchange.getResponseHeaders().set(header, value);
            }
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
            String found = String.join("; ", Judge.of(new Browser(address).get("/")));
            if (bad.isEmpty()) {
                assertThat(found).as(what).isEmpty();
            } else {
                assertThat(found).as(what).contains(bad);
            }
        } finally {
            server.stop(0);
        }
    }
}
