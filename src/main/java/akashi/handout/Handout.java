package akashi.handout;

import akashi.access.Attempts;
import akashi.certificates.Bundles;
import akashi.pki.SecretBox;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.time.Clock;
import java.util.List;

/** The face of this feature: its pages and its acts. */
public final class Handout {

    private final HandoutPages pages;
    private final TechnicianPages technicians;

    /** The pages over these kits; passwords that wait are sealed in the box. */
    public Handout(Database database, Acts acts, Snapshots snapshots, Bundles bundles, SecretBox box, Clock clock) {
        SealedPasswords passwords = new SealedPasswords(box);
        Handing handing = new Handing(database, acts, snapshots, bundles, passwords);
        this.pages = new HandoutPages(database, acts, snapshots, passwords);
        this.technicians = new TechnicianPages(database, handing, new Attempts(clock));
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new MakeHandout.Making(), new RevokeHandout.Revoking());
    }

    /** The routes of the pages. */
    public void routes(Routes routes) {
        pages.routes(routes);
        technicians.routes(routes);
    }
}
