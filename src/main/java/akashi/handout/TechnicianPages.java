package akashi.handout;

import akashi.access.Attempts;
import akashi.certificates.Bundles;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Database;
import akashi.store.Handouts;
import akashi.trust.Receipt;
import akashi.web.Exchange;
import akashi.web.Route;
import akashi.web.Routes;
import akashi.web.Upload;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody with a link sees, without signing in. Looking uses nothing up, so that a program that previews links
 * does no harm; only sending the form does. Whoever guesses links has to wait longer and longer, and so has whoever
 * guesses the password of one, from wherever that is tried.
 */
final class TechnicianPages {

    static final String HERE = "/handout/";
    private static final String GUESSES = "handout";
    private static final String ANYWHERE = "*";

    private final Database database;
    private final Handing handing;
    private final Attempts attempts;

    TechnicianPages(Database database, Handing handing, Attempts attempts) {
        this.database = database;
        this.handing = handing;
        this.attempts = attempts;
    }

    void routes(Routes routes) {
        routes.outsiders(
                "/handout", Map.of(404, Message.of("handout.fault.nowhere"), 413, Message.of("handout.fault.large")));
        routes.open(Route.Method.GET, HERE + "{token}", this::show);
        routes.open(Route.Method.POST, HERE + "{token}", this::fetch);
        routes.open(Route.Method.POST, HERE + "{token}/receipt", this::receipt);
    }

    private void show(Exchange x) {
        Handouts.Handout handout = handout(x);
        Handouts.State state = handout.state(x.now());
        if (state == Handouts.State.EXPIRED || state == Handouts.State.REVOKED) {
            x.page("handout/over", Map.of());
            return;
        }
        x.page(
                "handout/technician",
                Map.of(
                        "computer",
                        handing.computer(handout),
                        "site",
                        handing.siteName(handout),
                        "handout",
                        handout,
                        "waiting",
                        state == Handouts.State.WAITING,
                        "here",
                        HERE + x.path("token")));
    }

    private void fetch(Exchange x) {
        x.onFault(this::show);
        Handouts.Handout handout = alive(x);
        if (handout.fetchedAt().isPresent()) {
            throw new Fault.Refused(Refusal.of("DOWNLOADED", Message.of("handout.refused.used")));
        }
        Password typed = Password.of(x.form().secret("password"));
        x.form().done();
        Password password = handing.password(handout);
        if (handout.asks()) {
            ask(handout, password, typed);
        }
        Bundles.Bundle bundle = handing.bundle(handout, password, x.address());
        x.download(bundle.fileName(), "application/zip", bundle.zip());
    }

    private void ask(Handouts.Handout handout, Password password, Password typed) {
        String link = GUESSES + " " + handout.id();
        begin(link, ANYWHERE);
        try {
            if (!same(password, typed)) {
                throw new Fault.BadInput("password", "handout.password.wrong");
            }
            attempts.succeeded(link, ANYWHERE);
        } finally {
            attempts.ended(link, ANYWHERE);
        }
    }

    private void begin(String what, String from) {
        Duration pause = attempts.begin(what, from);
        if (pause.compareTo(Duration.ZERO) > 0) {
            throw new Fault.TooOften(FieldError.of("password", "handout.wait", Math.max(1, pause.toSeconds())), pause);
        }
    }

    private void receipt(Exchange x) {
        x.onFault(this::show);
        Handouts.Handout handout = alive(x);
        Upload upload = x.upload("receipt").orElseThrow(() -> new Fault.BadInput("receipt", "handout.receipt.missing"));
        try {
            String body = new String(upload.bytes(), StandardCharsets.UTF_8);
            int told = handing.receipt(handout, read(upload), body, x.address());
            x.redirect(HERE + x.path("token"), Message.of("handout.receipt.kept", told));
        } catch (Fault.BadInput wrong) {
            // On the page it is the file that has to be another one, whichever of its fields is wrong.
            throw new Fault.BadInput(wrong.errors().stream()
                    .map(error -> new FieldError("receipt", error.message()))
                    .toList());
        }
    }

    private static Receipt read(Upload upload) {
        try {
            return upload.json(Receipt.class);
        } catch (Fault.BadInput noJson) {
            throw new Fault.BadInput("receipt", "trust.receipt.format");
        }
    }

    /** A link that still opens something. */
    private Handouts.Handout alive(Exchange x) {
        Handouts.Handout handout = handout(x);
        Handouts.State state = handout.state(x.now());
        if (state == Handouts.State.EXPIRED || state == Handouts.State.REVOKED) {
            throw new Fault.NotFound("a link that is over");
        }
        return handout;
    }

    private Handouts.Handout handout(Exchange x) {
        begin(GUESSES, x.address());
        try {
            Optional<Handouts.Handout> handout = new Handouts(database.db()).tokened(x.path("token"));
            handout.ifPresent(known -> attempts.spared(GUESSES, x.address()));
            return handout.orElseThrow(() -> new Fault.NotFound("a link"));
        } finally {
            attempts.ended(GUESSES, x.address());
        }
    }

    private static boolean same(Password one, Password other) {
        return MessageDigest.isEqual(bytes(one), bytes(other));
    }

    private static byte[] bytes(Password password) {
        return new String(password.reveal()).getBytes(StandardCharsets.UTF_8);
    }
}
