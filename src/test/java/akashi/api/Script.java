package akashi.api;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.Browser.Page;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** A script before the API: paths below {@code /api/v1}, answers as JSON of the status that is expected. */
final class Script {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Browser browser;

    Script(Browser browser) {
        this.browser = browser;
    }

    Script in(String lang) {
        browser.in(lang);
        return this;
    }

    Script with(String header, String value) {
        browser.with(header, value);
        return this;
    }

    Page raw(String path) {
        return browser.get(Call.ROOT + path);
    }

    Page rawPost(String path, String type, String body) {
        return browser.body(Call.ROOT + path, type, body);
    }

    JsonNode get(String path) {
        return json(200, raw(path));
    }

    JsonNode get(int status, String path) {
        return json(status, raw(path));
    }

    JsonNode post(int status, String path, String body) {
        return json(status, rawPost(path, "application/json", body));
    }

    JsonNode csv(int status, String path, String body) {
        return json(status, rawPost(path, "text/csv", body));
    }

    /** A job when nothing of it is left to do. */
    JsonNode whenDone(JsonNode job) {
        JsonNode now = job;
        for (int i = 0; i < 600 && now.get("endedAt").isNull(); i++) {
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            now = get("/jobs/" + job.get("id").textValue());
        }
        assertThat(now.get("state").textValue()).isEqualTo("DONE");
        return now;
    }

    static JsonNode json(int status, Page page) {
        assertThat(page.status()).as(page.text()).isEqualTo(status);
        assertThat(page.header("Content-Type"))
                .isEqualTo(status < 400 ? "application/json" : "application/problem+json");
        return parsed(page.text());
    }

    static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
