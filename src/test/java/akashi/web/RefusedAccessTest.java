package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Who was refused what stands in the log. */
class RefusedAccessTest {

    private final Web web = Demo.web(0, Demo::routes);
    private final ListAppender<ILoggingEvent> heard = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(Edge.class);

    @BeforeEach
    void listen() {
        heard.start();
        log.addAppender(heard);
    }

    @AfterEach
    void stop() {
        log.detachAppender(heard);
        web.stop();
    }

    private List<String> said() {
        return heard.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    @Test
    void a_person_without_the_role_is_named_with_what_was_asked_for() {
        assertThat(Visitor.as("helpdesk", web).get("/demo/form").status()).isEqualTo(403);
        assertThat(said()).containsExactly("GET /demo/form refused to helpdesk from 127.0.0.1");
    }

    @Test
    void so_is_a_program() {
        Visitor script = Visitor.of(web).with("Authorization", "Bearer helpdesk");
        assertThat(script.body("POST", "/api/v1/demo", "application/json", "{}").status())
                .isEqualTo(403);
        assertThat(said()).containsExactly("POST /api/v1/demo refused to helpdesk from 127.0.0.1");
    }

    @Test
    void a_program_with_a_wrong_token_is_told_once_and_not_again_and_again() {
        for (int i = 0; i < 3; i++) {
            Visitor stranger = Visitor.of(web).with("Authorization", "Bearer wrong-token-" + i);
            assertThat(stranger.get("/api/v1/demo").status()).isEqualTo(401);
        }
        assertThat(said()).containsExactly("GET /api/v1/demo refused to nobody known from 127.0.0.1");
    }

    @Test
    void an_act_that_another_site_sent_is_told() {
        Visitor lured = Visitor.of(web).with("Cookie", "akashi_session=admin").with("Sec-Fetch-Site", "cross-site");
        assertThat(lured.post("/demo/form").status()).isEqualTo(403);
        assertThat(said()).containsExactly("POST /demo/form refused to nobody known from 127.0.0.1");
    }

    @Test
    void what_is_allowed_is_not() {
        assertThat(Visitor.as("admin", web).get("/demo/form").status()).isEqualTo(200);
        assertThat(Visitor.of(web).get("/demo/form").status()).isEqualTo(303);
        assertThat(said()).isEmpty();
    }
}
