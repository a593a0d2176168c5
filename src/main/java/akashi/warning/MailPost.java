package akashi.warning;

import akashi.pki.CertificateReader;
import akashi.pki.Password;
import akashi.pki.TlsContexts;
import jakarta.mail.Authenticator;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/** Sends letters over a mail server, each within a time however slowly the server answers. */
final class MailPost {

    private static final String STEP_MILLIS = "8000";

    private final Duration time;

    MailPost(Duration time) {
        this.time = time;
    }

    /** Sends one; what the server said comes back, also where it refused. */
    Reply send(
            MailServer server,
            Optional<Password> password,
            String to,
            String lang,
            UUID id,
            Letter letter,
            Instant now) {
        List<Password> secrets = password.stream().toList();
        try (Deadline deadline = new Deadline(time)) {
            try {
                Session session = session(server, password, deadline);
                MimeMessage message = message(session, server, to, lang, id, letter, now);
                return Reply.of(true, deliver(session, message), secrets);
            } catch (MessagingException refused) {
                String why =
                        deadline.over() ? "no end of the answer within " + time.toSeconds() + " s" : reason(refused);
                return Reply.of(false, why, secrets);
            }
        }
    }

    private static String deliver(Session session, MimeMessage message) throws MessagingException {
        try (SMTPTransport transport = (SMTPTransport) session.getTransport("smtp")) {
            transport.connect();
            transport.sendMessage(message, message.getAllRecipients());
            return transport.getLastServerResponse();
        }
    }

    private static MimeMessage message(
            Session session, MailServer server, String to, String lang, UUID id, Letter letter, Instant now)
            throws MessagingException {
        MimeMessage message = new MimeMessage(session) {
            @Override
            protected void updateMessageID() throws MessagingException {
                // The same for every attempt, so that who got it twice sees it once.
                setHeader("Message-ID", "<" + id + "@" + server.from().replaceAll(".*@", "") + ">");
            }
        };
        message.setFrom(new InternetAddress(server.from()));
        message.setRecipient(RecipientType.TO, new InternetAddress(to));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", lang);
        message.setSentDate(Date.from(now));
        message.saveChanges();
        return message;
    }

    private static Session session(MailServer server, Optional<Password> password, Deadline deadline)
            throws MessagingException {
        SSLSocketFactory tls = trusting(server.trusted());
        Properties p = new Properties();
        p.put("mail.smtp.host", server.host());
        p.put("mail.smtp.port", String.valueOf(server.port()));
        p.put("mail.smtp.connectiontimeout", STEP_MILLIS);
        p.put("mail.smtp.timeout", STEP_MILLIS);
        p.put("mail.smtp.localhost", "akashi.invalid");
        p.put("mail.smtp.auth", String.valueOf(server.user().isPresent() && password.isPresent()));
        p.put("mail.smtp.ssl.enable", String.valueOf(server.security() == MailServer.Security.TLS));
        p.put("mail.smtp.starttls.enable", String.valueOf(server.security() == MailServer.Security.STARTTLS));
        p.put("mail.smtp.starttls.required", String.valueOf(server.security() == MailServer.Security.STARTTLS));
        p.put("mail.smtp.ssl.checkserveridentity", "true");
        p.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
        p.put("mail.smtp.socketFactory", new WatchedPlainSockets(deadline));
        p.put("mail.smtp.socketFactory.fallback", "false");
        p.put("mail.smtp.ssl.socketFactory", new WatchedSockets(tls, deadline));
        return Session.getInstance(p, new Authenticator() {
            @Override
            protected PasswordAuthentication getPasswordAuthentication() {
                return new PasswordAuthentication(
                        server.user().orElse(""),
                        password.map(secret -> new String(secret.reveal())).orElse(""));
            }
        });
    }

    private static SSLSocketFactory trusting(Optional<String> pem) throws MessagingException {
        if (pem.isPresent()) {
            byte[] bytes = pem.get().getBytes(StandardCharsets.US_ASCII);
            return TlsContexts.client(CertificateReader.readAll(bytes)).getSocketFactory();
        }
        try {
            return SSLContext.getDefault().getSocketFactory();
        } catch (NoSuchAlgorithmException none) {
            throw new MessagingException("no TLS here", none);
        }
    }

    /** What went wrong, with the cause beneath, as TLS hides its reasons there. */
    private static String reason(MessagingException failure) {
        StringBuilder reasons = new StringBuilder();
        for (Throwable cause = failure; cause != null && reasons.length() < 1000; cause = cause.getCause()) {
            if (cause.getMessage() != null && reasons.indexOf(cause.getMessage()) < 0) {
                reasons.append(reasons.isEmpty() ? "" : ": ").append(cause.getMessage());
            }
        }
        return reasons.isEmpty() ? failure.getClass().getSimpleName() : reasons.toString();
    }
}
