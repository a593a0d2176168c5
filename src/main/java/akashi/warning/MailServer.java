package akashi.warning;

import akashi.core.fault.Fault;
import akashi.store.PlainJson;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * The mail server of a site, without its password.
 *
 * @param user empty where none is asked for
 * @param trusted certificates as PEM that are trusted for it alone; empty trusts what the platform trusts
 */
record MailServer(
        String host, int port, Security security, Optional<String> user, String from, Optional<String> trusted) {

    private static final String NAME = "warning.mail";

    /** How the connection is protected. */
    enum Security {
        /** Begins plainly and turns to TLS before anything is said; refused where the server does not. */
        STARTTLS,
        /** TLS from the first byte. */
        TLS,
        /** Nothing; only without a password. */
        NONE
    }

    /** The one that was set, where one was. */
    static Optional<MailServer> of(DSLContext db, UUID siteId) {
        return new Preferences(db, siteId).text(NAME).map(MailServer::read);
    }

    /** Keeps it. */
    void keep(DSLContext db, UUID siteId) {
        Map<String, Object> all = new HashMap<>();
        all.put("host", host);
        all.put("port", port);
        all.put("security", security.name());
        all.put("user", user.orElse(""));
        all.put("from", from);
        all.put("trusted", trusted.orElse(""));
        new Preferences(db, siteId).keep(NAME, PlainJson.write(all));
    }

    private static MailServer read(String json) {
        Map<?, ?> all = (Map<?, ?>) PlainJson.read(json);
        return new MailServer(
                (String) all.get("host"),
                (Integer) all.get("port"),
                Security.valueOf((String) all.get("security")),
                text(all, "user"),
                (String) all.get("from"),
                text(all, "trusted"));
    }

    private static Optional<String> text(Map<?, ?> all, String name) {
        return Optional.of((String) all.get(name)).filter(text -> !text.isEmpty());
    }

    /** A mail address, simple enough for every mail server; anything else is bad input on the field. */
    static String address(String field, String text) {
        if (text.length() > 254 || !text.matches("[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?")) {
            throw new Fault.BadInput(field, "warning.mail.address.wrong");
        }
        return text;
    }
}
