package akashi.warning;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.CallSignature;
import akashi.pki.CertificateReader;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.Channels;
import akashi.store.Channels.Channel;
import akashi.store.Database;
import akashi.store.Sites;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Lang;
import akashi.web.Routes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Who is told: the forms on the page of settings, and a test whose answer is shown. */
final class ChannelPages {

    private static final String HERE = SettingPages.HERE;
    private static final int LONGEST_SECRET = 500;

    private final Database database;
    private final Acts acts;
    private final Sending sending;
    private final SettingPages settings;

    ChannelPages(Database database, Acts acts, Sending sending, SettingPages settings) {
        this.database = database;
        this.acts = acts;
        this.sending = sending;
        this.settings = settings;
    }

    void routes(Routes routes) {
        routes.post(HERE + "/mail", Access.ADMIN, this::addMail);
        routes.post(HERE + "/web", Access.ADMIN, this::addWeb);
        routes.post(HERE + "/server", Access.ADMIN, this::server);
        routes.post(HERE + "/channels/{id}/test", Access.ADMIN, this::test);
        routes.post(HERE + "/channels/{id}/remove", Access.ADMIN, this::remove);
    }

    private void addMail(Exchange x) {
        x.onFault(settings::show);
        Form form = x.form();
        String to = form.required("to", text -> MailServer.address("to", text));
        String lang = lang(form, "toLang");
        form.done();
        acts.run(
                x.actor(),
                new AddChannel(
                        Channels.Kind.MAIL, to, lang, form.flag("toWeekly"), Optional.empty(), Optional.empty()));
        x.redirect(HERE, Message.of("warning.channel.added"));
    }

    private static String lang(Form form, String field) {
        return form.required(field, text -> Lang.of(text).map(Lang::code).orElseThrow(IllegalArgumentException::new));
    }

    private void addWeb(Exchange x) {
        x.onFault(settings::show);
        Form form = x.form();
        Channels.Kind kind = form.oneOf("shape", Channels.Kind.class);
        char[] typed = form.secret("url");
        URI address = null;
        try {
            address = WebTarget.parse("url", new String(typed).strip());
        } catch (Fault.BadInput wrong) {
            wrong.errors().forEach(error -> form.error("url", error.message()));
        }
        String lang = lang(form, "webLang");
        if (kind == Channels.Kind.MAIL) {
            form.error("shape", Message.of("web.field.unreadable"));
        }
        form.done();
        boolean signed = kind == Channels.Kind.WEBHOOK;
        Optional<Password> signing = signed ? Optional.of(CallSignature.secret()) : Optional.empty();
        acts.run(
                x.actor(),
                new AddChannel(
                        kind,
                        WebTarget.shown(address),
                        lang,
                        form.flag("webWeekly"),
                        Optional.of(Password.of(address.toString())),
                        signing));
        if (signing.isPresent()) {
            x.page(
                    "warning/secret",
                    Map.of(
                            "target",
                            address.getHost(),
                            "secret",
                            new String(signing.get().reveal())));
        } else {
            x.redirect(HERE, Message.of("warning.channel.added"));
        }
    }

    private void server(Exchange x) {
        x.onFault(settings::show);
        Form form = x.form();
        String host = form.required("host", ChannelPages::host);
        Integer port = form.required("port", ChannelPages::port);
        MailServer.Security security = form.oneOf("security", MailServer.Security.class);
        Optional<String> user = form.text("user");
        String from = form.required("from", text -> MailServer.address("from", text));
        Optional<String> trusted = form.optional("trusted", ChannelPages::certificates);
        char[] password = form.secret("password");
        if (password.length > LONGEST_SECRET) {
            form.error("password", Message.of("warning.note.long", LONGEST_SECRET));
        }
        if (security == MailServer.Security.NONE && user.isPresent()) {
            form.error("security", Message.of("warning.mail.clear"));
        }
        form.done();
        Optional<Password> given =
                password.length == 0 || user.isEmpty() ? Optional.empty() : Optional.of(Password.of(password));
        acts.run(x.actor(), new SetMailServer(new MailServer(host, port, security, user, from, trusted), given));
        x.redirect(HERE, Message.of("warning.mail.saved"));
    }

    private static String host(String text) {
        if (text.length() > 253 || !text.matches("[A-Za-z0-9._-]+|\\[?[0-9A-Fa-f:.]+]?")) {
            throw new Fault.BadInput("host", "warning.mail.host.wrong");
        }
        WebTarget.judgeFigures("host", text);
        return text;
    }

    private static int port(String text) {
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > 65_535) {
            throw new Fault.BadInput("port", "warning.number.wrong", 1, 65_535);
        }
        return port;
    }

    private static String certificates(String pem) {
        CertificateReader.readAll(pem.getBytes(StandardCharsets.UTF_8));
        return pem;
    }

    /** Sends at once, while the person waits: no longer than the deadline. */
    private void test(Exchange x) {
        x.onFault(settings::show);
        UUID siteId = x.actor().siteId();
        Channel channel = new Channels(database.db(), siteId).get(x.path("id", UUID::fromString));
        Reply reply = sending.attempt(new Sites(database.db()).get(siteId), channel, UUID.randomUUID(), Letter.test());
        acts.run(x.actor(), new TestChannel(channel.target(), reply.delivered()));
        x.page("warning/test", Map.of("channel", channel, "reply", reply));
    }

    private void remove(Exchange x) {
        x.onFault(settings::show);
        acts.run(x.actor(), new RemoveChannel(x.path("id", UUID::fromString)));
        x.redirect(HERE, Message.of("warning.channel.removed"));
    }
}
