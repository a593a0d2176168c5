package akashi;

import akashi.diagnosis.Diagnosing;
import akashi.expiry.Expiries;
import akashi.matrix.TrustPages;
import akashi.probe.Probes;
import akashi.runbook.RunbookPages;
import akashi.store.Routine;
import akashi.store.UseCase;
import akashi.vault.Vault;
import akashi.warning.Watch;
import akashi.web.Routes;
import java.util.List;
import java.util.stream.Stream;

/** The part of the composition that looks at what is really so, and says what to do about it. */
final class SeenParts implements AutoCloseable {

    private final Probes probes;
    private final Watch watch;
    private final Diagnosing diagnosing;
    private final RunbookPages runbooks;
    private final TrustPages trust;
    private final Expiries expiries;

    SeenParts(Kits kits) {
        probes = new Probes(kits.database(), kits.snapshots(), kits.acts(), kits.clock());
        watch = new Watch(new Watch.Kits(
                kits.database(),
                kits.acts(),
                kits.judgements(),
                kits.vault().box(),
                kits.vault()::locked,
                kits.keys().authorities()::tokenTrouble,
                kits.configuration().url(),
                kits.messages(),
                kits.clock()));
        diagnosing = new Diagnosing(new Diagnosing.Parts(
                kits.database(),
                kits.acts(),
                kits.judgements(),
                kits.keys().authorities(),
                kits.keys().privateKeys(),
                kits.vault()::locked,
                kits.messages(),
                kits.configuration().url()));
        runbooks = new RunbookPages(
                kits.database(), kits.judgements(), kits.acts(), kits.messages().zone());
        trust = new TrustPages(kits.judgements(), kits.messages().zone());
        expiries = new Expiries(kits.judgements(), kits.messages().zone());
    }

    /** Everything that can be done there. */
    static List<UseCase<?, ?>> acts(Vault vault) {
        return Stream.of(Probes.acts(), Diagnosing.acts(), Watch.acts(vault.box()), RunbookPages.acts())
                .flatMap(List::stream)
                .toList();
    }

    Probes probes() {
        return probes;
    }

    /** What comes round by itself, beside the rounds of probes. */
    List<Routine> routines() {
        return watch.routines();
    }

    /** The pages; {@code wake} lets waiting jobs begin at once. */
    void routes(Routes routes, Runnable wake) {
        diagnosing.routes(routes);
        runbooks.routes(routes);
        probes.routes(routes, wake);
        watch.routes(routes);
        trust.routes(routes);
        expiries.routes(routes);
    }

    /** Looks for what is to be warned of, now. */
    void look() {
        watch.look();
    }

    @Override
    public void close() {
        watch.close();
        probes.close();
    }
}
