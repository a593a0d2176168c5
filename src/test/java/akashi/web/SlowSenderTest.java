package akashi.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Senders who hold a connection: what they send is small, and they take their time for it. */
class SlowSenderTest {

    private static TestPortal portal;

    @BeforeAll
    static void start() {
        portal = TestPortal.start();
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    private static Socket begun(int length) throws IOException {
        Socket socket = new Socket(portal.address().getHost(), portal.address().getPort());
        String head = """
                POST /sign-in HTTP/1.1
                Host: %s
                Accept-Language: en
                Content-Type: application/x-www-form-urlencoded
                Content-Length: %d
                Connection: close

                """.formatted(portal.address().getAuthority(), length);
        socket.getOutputStream().write(head.replace("\n", "\r\n").getBytes(US_ASCII));
        return socket;
    }

    @Test
    void who_sends_a_byte_now_and_then_is_given_up_and_told_so() throws IOException {
        try (Socket socket = begun(10_000)) {
            assertThat(dripped(socket)).startsWith("HTTP/1.1 400").contains("broke off");
        }
    }

    /** Sends a byte each time that nothing has come for a while; answers what comes. */
    private static String dripped(Socket socket) throws IOException {
        socket.setSoTimeout(400);
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        for (int sent = 0; sent < 100; sent++) {
            out.write('a');
            try {
                int first = in.read();
                socket.setSoTimeout(10_000);
                return (char) first + new String(in.readAllBytes(), UTF_8);
            } catch (SocketTimeoutException nothingYet) {
                continue;
            }
        }
        return "still open";
    }

    @Test
    void who_goes_away_in_the_middle_leaves_no_failure_behind() throws IOException {
        try (Socket socket = begun(10_000)) {
            socket.getOutputStream().write("username=adm".getBytes(US_ASCII));
            socket.shutdownOutput();
            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .startsWith("HTTP/1.1 400");
        }
    }

    @Test
    void a_short_form_that_comes_late_is_taken() throws IOException {
        byte[] form = "username=nobody&password=nothing".getBytes(US_ASCII);
        try (Socket socket = begun(form.length)) {
            socket.setSoTimeout(1_500);
            InputStream in = socket.getInputStream();
            try {
                assertThat(in.read()).as("an answer before the form").isEqualTo(-2);
            } catch (SocketTimeoutException waiting) {
                socket.setSoTimeout(30_000);
            }
            socket.getOutputStream().write(form);
            assertThat(new String(in.readAllBytes(), UTF_8)).startsWith("HTTP/1.1 422");
        }
    }
}
