package akashi.journey;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Authority;
import akashi.core.site.Computer;
import akashi.pki.Listener;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * A small site whose recorders lie on this computer, with a CA of its own and a certificate for each recorder. One
 * client watches, and its check kit saw that it trusts the CA.
 */
final class Mole implements AutoCloseable {

    private static final String PASSWORD = "mole-walnut-7Qtundra";

    final TestPortal portal;
    private final Browser admin;

    /** The site, with streams of {@code rec-01} on a port. */
    Mole(Path home, int streaming) {
        portal = TestPortal.in(home, TestPortal.NOW, false);
        admin = portal.admin();
        inventory(streaming);
        done(admin.submit("/authorities/new", "/authorities/new", "name", "Mole CA", "key", "RSA_2048", "years", "15"));
        for (String recorder : List.of("rec-01", "rec-02")) {
            String page = "/certificates/issue?computer=" + id(recorder);
            done(admin.post("/encryption/turn", "computer", id(recorder), "slot", "STREAMING", "on", "true"));
            done(admin.submit(page, "/certificates/issue", "key", "RSA_2048", "days", "397"));
        }
        done(admin.submit("/facts?fact=CA_TRUSTED", "/facts", "everyone", "true"));
        receiptOfTheClient();
    }

    private void inventory(int streaming) {
        String csv = """
                computer,role,name,addresses,domain,windows,ports,count
                mgmt-01,MANAGEMENT,Management,127.0.0.1,harbour.example,SERVER_2022,SERVER=%s,
                rec-01,RECORDING,Quay,127.0.0.1,harbour.example,SERVER_2022,SERVER=%s STREAMING=%s,
                rec-02,RECORDING,Gate,127.0.0.1,harbour.example,SERVER_2022,SERVER=%s STREAMING=%s,
                ,SMART_CLIENT,Control room,,,,,1
                """.formatted(Listener.free(), Listener.free(), streaming, Listener.free(), Listener.free());
        Browser.Page looked = admin.upload("/sites/import", "file", "mole.csv", csv.getBytes(StandardCharsets.UTF_8));
        done(looked);
        done(admin.submit(looked.location(), looked.location()));
    }

    private void receiptOfTheClient() {
        Authority root = portal.site().authorities().get(0);
        String receipt = """
                {"receipt": "akashi-receipt 1", "verb": "Check", "computer": "ws-01", "at": "%s", "outcome": 0,
                 "clientGroup": "%s",
                 "authorities": [{"thumbprint": "%s", "store": "Root", "trusted": true}]}
                """.formatted(
                        portal.clock().instant(),
                        portal.site().clientGroups().get(0).id(),
                        root.thumbprint().orElseThrow().value());
        done(admin.upload("/facts/receipts", "receipt", "receipt.json", receipt.getBytes(StandardCharsets.UTF_8)));
    }

    String id(String host) {
        return computer(host).id().toString();
    }

    private Computer computer(String host) {
        return portal.site().computerCalled(host).orElseThrow();
    }

    /** What a server shows that was given the newest bundle of a computer. */
    SSLContext bundle(String host) throws IOException, GeneralSecurityException {
        Browser.Page zip = admin.submit(
                "/certificates/bundle?computer=" + id(host),
                "/certificates/bundle",
                "profile",
                "MODERN",
                "source",
                "typed",
                "password",
                PASSWORD);
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip.bytes()), StandardCharsets.UTF_8)) {
            ZipEntry entry = in.getNextEntry();
            while (!entry.getName().endsWith(".pfx")) {
                entry = in.getNextEntry();
            }
            store.load(new ByteArrayInputStream(in.readAllBytes()), PASSWORD.toCharArray());
        }
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void done(Browser.Page answer) {
        if (answer.status() != 303) {
            throw new AssertionError(answer.response().request().uri() + " answered " + answer.status() + ": "
                    + answer.html().text());
        }
    }

    @Override
    public void close() {
        portal.close();
    }
}
