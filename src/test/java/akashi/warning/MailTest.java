package akashi.warning;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.store.Channels;
import akashi.store.Outbox;
import akashi.store.PlainJson;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Mail against a real server, with and without TLS, and against servers that are none. */
class MailTest {

    private static final String PASSWORD = "s3cret-of-the-mail-server";

    @TempDir
    Path folder;

    private static GreenMail server(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol).dynamicPort();
        setup.setServerStartupTimeout(60_000);
        GreenMail mail = new GreenMail(setup);
        mail.start();
        mail.setUser("ops@example.com", "portal", PASSWORD);
        return mail;
    }

    private static Browser.Page set(Browser admin, int port, String security, String user, String password) {
        return admin.post(
                "/settings/warnings/server",
                "host",
                "127.0.0.1",
                "port",
                String.valueOf(port),
                "security",
                security,
                "user",
                user,
                "password",
                password,
                "from",
                "akashi@example.com",
                "trusted",
                "");
    }

    private static void recipient(Browser admin, String lang) {
        assertThat(admin.post("/settings/warnings/mail", "to", "ops@example.com", "toLang", lang, "toWeekly", "true")
                        .status())
                .isEqualTo(303);
    }

    @Test
    void a_warning_arrives_once_in_the_language_of_who_gets_it() throws Exception {
        GreenMail mail = server("smtp");
        try (Harness harness = new Harness().ending()) {
            Browser admin = harness.quay.admin();
            assertThat(set(admin, mail.getSmtp().getPort(), "NONE", "", "").status())
                    .isEqualTo(303);
            recipient(admin, "ja");
            harness.portal().portal().lookForWarnings();
            assertThat(mail.waitForIncomingEmail(30_000, 1)).isTrue();
            Outbox.Item item = harness.last(each -> each.state() == Outbox.State.SENT);
            MimeMessage got = mail.getReceivedMessages()[0];
            assertThat(got.getSubject()).contains("rec-01 の証明書の有効期限は");
            assertThat(got.getContent().toString())
                    .contains("rec-01 の証明書の有効期限は")
                    .contains("間もなく");
            assertThat(got.getMessageID()).isEqualTo("<" + item.id() + "@example.com>");
            harness.portal().portal().lookForWarnings();
            harness.portal().clock().advance(Duration.ofHours(1));
            harness.portal().portal().lookForWarnings();
            assertThat(harness.settled()).as("told once").isEqualTo(1);
            assertThat(mail.getReceivedMessages()).hasSize(1);
            harness.portal().clock().advance(Duration.ofDays(12));
            harness.portal().portal().lookForWarnings();
            assertThat(mail.waitForIncomingEmail(30_000, 2))
                    .as("the next threshold")
                    .isTrue();
        } finally {
            mail.stop();
        }
    }

    @Test
    void the_test_button_shows_what_the_server_says_and_no_password_leaves_a_trace() {
        GreenMail mail = server("smtp");
        try (Harness harness = new Harness()) {
            Browser admin = harness.quay.admin();
            assertThat(set(admin, mail.getSmtp().getPort(), "NONE", "portal", PASSWORD)
                            .status())
                    .as("a password in the clear")
                    .isEqualTo(422);
            assertThat(set(admin, mail.getSmtp().getPort(), "STARTTLS", "portal", PASSWORD)
                            .status())
                    .isEqualTo(303);
            recipient(admin, "en");
            String test = admin.get("/settings/warnings")
                    .html()
                    .select("form[action$=/test]")
                    .attr("action");
            String answer = admin.post(test).text();
            assertThat(answer).contains("did not take it").containsIgnoringCase("STARTTLS");
            assertThat(mail.getReceivedMessages()).isEmpty();
            for (String path : new String[] {"/settings/warnings", "/audit", "/warnings"}) {
                assertThat(admin.get(path).text()).as(path).doesNotContain(PASSWORD);
            }
            assertThat(answer).doesNotContain(PASSWORD);
            assertThat(set(admin, 2525, "STARTTLS", "portal", "").status())
                    .as("a password that was given for another server")
                    .isEqualTo(422);
        } finally {
            mail.stop();
        }
    }

    @Test
    void a_server_whose_certificate_nobody_trusts_gets_no_password() throws Exception {
        GreenMail mail = server("smtps");
        try {
            MailServer untrusted = tls(mail.getSmtps().getPort(), Optional.empty());
            Reply refused = send(untrusted, Duration.ofSeconds(20));
            assertThat(refused.delivered()).isFalse();
            assertThat(refused.said()).contains("PKIX");
            assertThat(refused.said()).doesNotContain(PASSWORD);
        } finally {
            mail.stop();
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = MailServer.Security.class,
            names = {"STARTTLS", "TLS"})
    void a_server_whose_certificate_was_given_gets_the_letter_and_the_password(MailServer.Security security)
            throws Exception {
        GreenMail mail = server("smtp");
        mail.getUserManager().setAuthRequired(true);
        try (TlsFront front =
                new TlsFront(folder, mail.getSmtp().getPort(), security == MailServer.Security.STARTTLS)) {
            MailServer server = new MailServer(
                    "127.0.0.1",
                    front.port(),
                    security,
                    Optional.of("portal"),
                    "akashi@example.com",
                    Optional.of(front.certificate()));
            Reply wrong = send(server, "another", Duration.ofSeconds(20));
            assertThat(wrong.delivered()).as("a wrong password").isFalse();
            assertThat(wrong.said()).contains("535").doesNotContain("another");
            assertThat(mail.getReceivedMessages()).isEmpty();
            Reply taken = send(server, Duration.ofSeconds(20));
            assertThat(taken.delivered()).as(taken.said()).isTrue();
            assertThat(mail.getReceivedMessages()[0].getSubject()).isEqualTo("subject");
        } finally {
            mail.stop();
        }
    }

    private static MailServer tls(int port, Optional<String> trusted) {
        return new MailServer(
                "127.0.0.1", port, MailServer.Security.TLS, Optional.of("portal"), "akashi@example.com", trusted);
    }

    private static Reply send(MailServer server, Duration time) {
        return send(server, PASSWORD, time);
    }

    private static Reply send(MailServer server, String password, Duration time) {
        Letter letter = new Letter(Letter.TEST, "subject", "lead", List.of(), left -> "foot");
        return new MailPost(time)
                .send(
                        server,
                        Optional.of(akashi.pki.Password.of(password)),
                        "ops@example.com",
                        "en",
                        UUID.randomUUID(),
                        letter,
                        Instant.parse("2027-03-01T09:00:00Z"));
    }

    @Test
    void a_server_that_never_answers_is_left_in_time() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            long begun = System.nanoTime();
            MailServer server = new MailServer(
                    "127.0.0.1",
                    silent.getLocalPort(),
                    MailServer.Security.NONE,
                    Optional.empty(),
                    "akashi@example.com",
                    Optional.empty());
            Reply reply = send(server, Duration.ofSeconds(2));
            assertThat(reply.delivered()).isFalse();
            assertThat(reply.said()).contains("within 2 s");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void what_ends_the_sender_each_time_is_given_up_in_the_end() {
        try (Harness harness = new Harness()) {
            var db = harness.portal().database().db();
            UUID site = harness.portal().actor().siteId();
            UUID channel = UUID.randomUUID();
            Instant now = harness.portal().clock().instant();
            new Channels(db, site)
                    .insert(new Channels.Channel(channel, Channels.Kind.MAIL, "x@example.com", "en", false, now));
            Outbox outbox = new Outbox(db, site);
            outbox.add(channel, "once", Letter.test(), now);
            UUID id = outbox.due(now, Set.of()).get(0).id();
            for (int lease = 0; lease < 25; lease++) {
                assertThat(outbox.lease(id, harness.portal().clock().instant())).isTrue();
                harness.portal().clock().advance(Outbox.LEASE);
            }
            harness.portal().portal().lookForWarnings();
            harness.last(item -> item.state() == Outbox.State.FAILED);
        }
    }

    @Test
    void what_a_killed_portal_was_sending_is_sent_after_its_lease_by_one_sender() {
        try (Harness harness = new Harness()) {
            var db = harness.portal().database().db();
            UUID site = harness.portal().actor().siteId();
            UUID channel = UUID.randomUUID();
            Instant now = harness.portal().clock().instant();
            new Channels(db, site)
                    .insert(new Channels.Channel(channel, Channels.Kind.MAIL, "x@example.com", "en", false, now));
            Outbox outbox = new Outbox(db, site);
            assertThat(outbox.add(channel, "once", Letter.test(), now)).isTrue();
            assertThat(outbox.add(channel, "once", Letter.test(), now))
                    .as("twice")
                    .isFalse();
            UUID id = outbox.due(now, Set.of()).get(0).id();
            assertThat(outbox.lease(id, now)).isTrue();
            assertThat(outbox.lease(id, now)).as("by somebody else").isFalse();
            assertThat(outbox.due(now.plus(Outbox.LEASE), Set.of()))
                    .as("the lease is over")
                    .hasSize(1);
            assertThat(outbox.due(now.minus(Duration.ofDays(400)), Set.of()))
                    .as("the clock was set back")
                    .hasSize(1);
            assertThat(PlainJson.write(
                            outbox.due(now.plus(Outbox.LEASE), Set.of()).get(0).content()))
                    .contains("test");
        }
    }
}
