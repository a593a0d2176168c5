package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.command.RunFile;
import akashi.web.Lang;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

/** Somebody at the command line while a portal begins or ends is told so in a sentence. */
class HeldDatabaseTest extends AtTheCommandLine {

    @Test
    void while_a_portal_begins_a_check_says_to_wait() throws IOException {
        made();
        try (FileChannel portal = FileChannel.open(home.resolve("akashi.mv.db"), StandardOpenOption.WRITE)) {
            portal.lock();
            assertThat(run("check")).isEqualTo(1);
            assertThat(err).contains("just starting", "try again", home.toString());
            assertThat(err.lines()).hasSize(1);
            lang = Lang.JA;
            assertThat(run("check")).isEqualTo(1);
            assertThat(err).contains("起動中");
        }
    }

    @Test
    void a_portal_that_ends_before_it_has_answered_is_told() throws IOException {
        HttpServer portal = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        portal.createContext("/internal/alive", x -> {
            x.sendResponseHeaders(200, -1);
            x.close();
        });
        portal.createContext("/internal/check", x -> x.close());
        portal.start();
        try {
            Files.writeString(
                    RunFile.in(home),
                    new RunFile("127.0.0.1", portal.getAddress().getPort(), "secret").text());
            assertThat(run("check")).isEqualTo(1);
            assertThat(err).contains("did not answer to the end");
            assertThat(err.lines()).hasSize(1);
        } finally {
            portal.stop(0);
        }
    }

    @Test
    void half_a_way_to_a_portal_leads_nowhere() throws IOException {
        made();
        Files.writeString(RunFile.in(home), "port=1\n");
        assertThat(run("check")).as(err).isZero();
    }

    @Test
    void a_command_never_takes_the_way_to_a_portal_away() throws IOException {
        made();
        Path way = Files.writeString(RunFile.in(home), new RunFile("127.0.0.1", 1, "of a portal").text());
        Portal.open(Configuration.in(home), new TestClock(TestPortal.NOW)).close();
        assertThat(way).exists();
    }
}
