package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the database lies is for the log: whoever asks while it is gone is told what to do, and no address. */
class OutwardTroubleTest {

    private final Web web = Demo.web(0, routes -> {
        Demo.routes(routes);
        routes.open(Route.Method.GET, "/lost", x -> {
            throw trouble("store.trouble.unreachable", "jdbc:postgresql://db-7.example.com/akashi");
        });
        routes.openApi(Route.Method.GET, "/api/v1/lost", x -> {
            throw trouble("store.trouble.set-back", "jdbc:h2:file:/srv/db-7/akashi", "/srv/db-7/akashi.reached");
        });
    });

    private static Fault.Unavailable trouble(String key, Object... args) {
        return new Fault.Unavailable(Message.of(key, args));
    }

    @AfterEach
    void stop() {
        web.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/lost", "/api/v1/lost", "/lost?lang=ja"})
    void a_stranger_learns_no_address_and_no_path(String path) {
        Visitor.Seen answer = Visitor.of(web).get(path);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.body()).doesNotContain("jdbc:", "db-7").containsAnyOf("of this portal", "このポータル");
    }
}
