package akashi.revocation;

import akashi.core.fault.Fault;
import akashi.pki.StatusAddresses;
import akashi.store.Sites;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jooq.DSLContext;

/** Where a site's verifiers ask whether a certificate was revoked, and how long a list is good. */
public final class Addresses {

    static final int USUAL_DAYS = 7;
    static final int MOST_DAYS = 90;

    private static final String HOST = Sites.REVOCATION_HOST;
    private static final String DAYS = "revocation.days";
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:[1-9]\\d{0,4})?");
    private static final int LONGEST = 253;
    private static final int LAST_PORT = 65_535;

    private Addresses() {}

    /** What is written into new certificates of an authority; empty where the site leaves it out. */
    public static Optional<StatusAddresses> of(DSLContext db, UUID siteId, UUID authorityId) {
        return host(db, siteId).map(host -> at(host, authorityId));
    }

    static StatusAddresses at(String host, UUID authorityId) {
        return StatusAddresses.at(host, authorityId);
    }

    static Optional<String> host(DSLContext db, UUID siteId) {
        return new Sites(db).setting(siteId, HOST).filter(host -> !host.isEmpty());
    }

    static int days(DSLContext db, UUID siteId) {
        return new Sites(db).setting(siteId, DAYS).map(Integer::parseInt).orElse(USUAL_DAYS);
    }

    static void set(DSLContext db, UUID siteId, Optional<String> host, int days) {
        Sites sites = new Sites(db);
        sites.set(siteId, HOST, host.orElse(""));
        sites.set(siteId, DAYS, String.valueOf(days));
    }

    /** Whether no other computer finds the portal there. */
    static boolean loops(String checked) {
        String host = checked.replaceFirst(":.*", "");
        return host.equals("localhost") || host.endsWith(".localhost") || host.startsWith("127.");
    }

    /** A host name or IPv4 address, with a port or without. */
    static String checked(String typed) {
        String host = typed.strip().toLowerCase(Locale.ROOT);
        int colon = host.indexOf(':');
        boolean formed = host.length() <= LONGEST && FORM.matcher(host).matches();
        if (!formed || colon >= 0 && Integer.parseInt(host.substring(colon + 1)) > LAST_PORT) {
            throw new Fault.BadInput("host", "revocation.host.wrong");
        }
        return host;
    }
}
