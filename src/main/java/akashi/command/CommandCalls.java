package akashi.command;

import akashi.core.fault.Fault;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Handler;
import akashi.web.Lang;
import akashi.web.Route;
import akashi.web.Routes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;

/**
 * The calls that the command line makes to a running portal: from this computer only, with the secret of the run file.
 * To anybody else they do not exist.
 */
public final class CommandCalls {

    static final String SECRET = "X-Akashi-Secret";
    static final String EXIT = "X-Akashi-Exit";
    private static final long CSV_LIMIT = 64L << 20;

    private final Verbs verbs;
    private final byte[] secret;
    private final Path home;

    public CommandCalls(Verbs verbs, String secret, Path home) {
        this.verbs = verbs;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
        this.home = home;
    }

    public void routes(Routes routes) {
        routes.openApi(Route.Method.GET, "/internal/alive", guarded(x -> tell(x, new Told(Told.WELL, ""))));
        routes.openApi(
                Route.Method.POST,
                "/internal/import",
                CSV_LIMIT,
                guarded(x -> tell(
                        x,
                        verbs.importCsv(
                                x.body(),
                                x.query().text("file").orElse("file.csv"),
                                x.query().flag("leaveOut"),
                                x.query().flag("dryRun"),
                                lang(x)))));
        routes.openApi(
                Route.Method.POST,
                "/internal/check",
                guarded(x -> tell(x, verbs.check(x.query().flag("warn"), lang(x)))));
        routes.openApi(
                Route.Method.POST, "/internal/token", guarded(x -> tell(x, verbs.token(token(x.query()), lang(x)))));
        routes.openApi(
                Route.Method.POST,
                "/internal/remove-factor",
                guarded(x -> tell(x, verbs.removeFactor(x.query().text("user").orElse(""), lang(x)))));
        routes.openApi(Route.Method.POST, "/internal/backup", guarded(this::backup));
    }

    private static Verbs.WantedToken token(Form query) {
        return new Verbs.WantedToken(
                query.text("user").orElse(""),
                query.text("name").orElse(""),
                query.text("days").orElse(""),
                query.flag("readOnly"));
    }

    private void backup(Exchange x) {
        char[] passphrase = new String(x.body(), StandardCharsets.UTF_8).toCharArray();
        // On the disk while it is sent: a site may be larger than the memory.
        OwnDisk disk = new OwnDisk(home);
        boolean whole = false;
        try (disk) {
            Told told = verbs.backup(passphrase, x.query().text("file").orElse("backup"), disk, lang(x));
            whole = told.exit() == Told.WELL;
            if (!whole) {
                tell(x, told);
                return;
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            if (!whole) {
                disk.forget();
            }
        }
        x.header(EXIT, "0").sendOnce("application/octet-stream", disk.file());
    }

    private Handler guarded(Handler handler) {
        return x -> {
            byte[] shown = x.header(SECRET).orElse("").getBytes(StandardCharsets.UTF_8);
            if (!x.loopback() || !MessageDigest.isEqual(shown, secret)) {
                throw new Fault.NotFound(x.path());
            }
            handler.handle(x);
        };
    }

    private static Lang lang(Exchange x) {
        return x.query().text("lang").flatMap(Lang::of).orElse(Lang.EN);
    }

    private static void tell(Exchange x, Told told) {
        x.header(EXIT, String.valueOf(told.exit())).send(200, "text/plain; charset=utf-8", told.text());
    }
}
