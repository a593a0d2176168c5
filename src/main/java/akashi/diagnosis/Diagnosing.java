package akashi.diagnosis;

import akashi.authority.SealedKeys;
import akashi.authority.SiteAuthorities;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.UseCase;
import akashi.web.Messages;
import akashi.web.Routes;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The face of the feature: its pages and its act. */
public final class Diagnosing {

    private final DiagnosePages diagnose;
    private final ReplayPages replay;
    private final SearchPages search;
    private final CheckPages check;

    /** Where its pages take from what they show. {@code locked} says whether private keys cannot be opened now. */
    public record Parts(
            Database database,
            Acts acts,
            Judgements judgements,
            SiteAuthorities authorities,
            SealedKeys keys,
            BooleanSupplier locked,
            Messages messages,
            Optional<URI> url) {}

    /** The pages over these parts. */
    public Diagnosing(Parts parts) {
        diagnose = new DiagnosePages(parts.judgements(), new Ticket(parts.messages(), parts.url()));
        replay = new ReplayPages(
                parts.judgements(),
                new Replaying(parts.database(), parts.authorities(), parts.keys(), parts.locked()),
                parts.messages().zone());
        search = new SearchPages(parts.judgements());
        check = new CheckPages(parts.judgements(), parts.acts(), parts.database(), parts.url());
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new RecordingCheck());
    }

    /** Names the pages. */
    public void routes(Routes routes) {
        diagnose.routes(routes);
        replay.routes(routes);
        search.routes(routes);
        check.routes(routes);
    }
}
