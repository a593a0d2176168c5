package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Addresses that no route is looked for are answered in the portal's own words all the same. */
class UnreadableTest {

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    /** Sent as it is: clients of the JDK refuse such addresses themselves. */
    private static String answer(String path, String language) throws IOException {
        URI address = portal.address();
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAccept-Language: "
                    + language + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "{0} is told on a page of the portal, in {1}")
    @CsvSource({
        "/%ff, en, cannot be read",
        "/%ff, ja, 読み取れません",
        "/%00, en, cannot be read",
        "/..;/, en, cannot be read",
        "/../x, en, cannot be read",
        "/a%2fb, ja, 何もありません",
        "/%zz, en, cannot be read",
        "/%ff?lang=ja, en, 読み取れません"
    })
    void pages(String path, String language, String told) throws IOException {
        assertThat(answer(path, language))
                .startsWith("HTTP/1.1 4")
                .contains(told, "· Akashi</title>")
                .containsIgnoringCase("X-Request-Id: ")
                .contains("default-src 'none'", "nosniff")
                .doesNotContainIgnoringCase("jetty")
                .doesNotContain("Caused by");
    }

    @ParameterizedTest(name = "programs are told of {0} in JSON")
    @CsvSource({"/api/v1/%ff", "/api/v1/..;/site", "/api/v1/a%2fb"})
    void programs(String path) throws IOException {
        assertThat(answer(path, "en"))
                .startsWith("HTTP/1.1 4")
                .contains("Content-Type: application/problem+json", "\"status\":4")
                .doesNotContain("<html");
    }
}
