package akashi.https;

import akashi.core.fault.Mend;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.store.PortalCertificates.Kept;
import akashi.store.PortalCertificates.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is wrong with the portal's own certificate, each with the next step. */
record Trouble(Message what, Mend mend) {

    private static final Duration SOON = Duration.ofDays(30);
    private static final Mend MAKE = new Mend(Message.of("https.mend.replace"), "#make");

    /**
     * What is judged.
     *
     * @param kept what is to be shown, where something is
     * @param shown what this portal shows, or would show
     * @param selfSigned whether it shows the self-signed one
     * @param locked whether secrets wait for their passphrase
     * @param names by which it is reached: what was set, and what the reader's browser used
     */
    record State(
            Optional<Kept> kept,
            Optional<ParsedCertificate> shown,
            boolean selfSigned,
            boolean locked,
            Names names,
            SiteSnapshot site,
            Instant now) {}

    static List<Trouble> of(State state) {
        List<Trouble> all = new ArrayList<>();
        if (state.selfSigned()) {
            all.add(selfSigned(state));
        }
        state.shown().filter(it -> !state.selfSigned()).ifPresent(shown -> {
            ended(shown, state.now()).ifPresent(all::add);
            List<String> uncovered = state.names().uncovered(shown).texts();
            if (!uncovered.isEmpty()) {
                all.add(new Trouble(Message.of("https.trouble.names", uncovered), MAKE));
            }
        });
        state.kept()
                .filter(kept -> kept.origin() == Origin.MADE)
                .flatMap(kept -> late(kept, state))
                .ifPresent(all::add);
        return all;
    }

    private static Trouble selfSigned(State state) {
        if (state.kept().isEmpty()) {
            boolean able = !PortalSigning.able(state.site(), state.now()).isEmpty();
            return new Trouble(
                    Message.of("https.trouble.self-signed"),
                    able ? MAKE : new Mend(Message.of("https.mend.authority"), "/authorities"));
        }
        return state.locked()
                ? new Trouble(Message.of("https.trouble.locked"), new Mend(Message.of("vault.unlock"), "/unlock"))
                : new Trouble(Message.of("https.trouble.unreadable"), MAKE);
    }

    private static Optional<Trouble> ended(ParsedCertificate shown, Instant now) {
        Instant end = shown.validity().notAfter();
        if (now.isAfter(end)) {
            return Optional.of(new Trouble(Message.of("https.trouble.over", end), MAKE));
        }
        return now.isAfter(end.minus(SOON))
                ? Optional.of(new Trouble(Message.of("https.trouble.soon", end), MAKE))
                : Optional.empty();
    }

    /** A renewal that is due, and what keeps it from being done. */
    private static Optional<Trouble> late(Kept kept, State state) {
        if (state.now().isBefore(Renewal.due(kept.validity()))) {
            return Optional.empty();
        }
        if (state.locked()) {
            return Optional.of(new Trouble(
                    Message.of("https.trouble.late.locked"), new Mend(Message.of("vault.unlock"), "/unlock")));
        }
        Optional<Authority> by = Renewal.by(kept, state.site(), state.now());
        return Optional.of(
                by.isPresent()
                        ? new Trouble(
                                Message.of("https.trouble.late.waits", by.get().name()), Mend.NONE)
                        : new Trouble(
                                Message.of("https.trouble.late.nobody"),
                                new Mend(Message.of("https.mend.authority"), "/authorities")));
    }
}
