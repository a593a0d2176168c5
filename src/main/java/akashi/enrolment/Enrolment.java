package akashi.enrolment;

import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.UseCase;
import akashi.web.Routes;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** The face of this feature: its page and its acts. What computers ask for is {@link Enrolling}. */
public final class Enrolment {

    private final EnrolmentPages pages;

    /**
     * The page over these kits.
     *
     * @param publicUrl the portal's own address, where it has one
     */
    public Enrolment(Database database, Acts acts, Snapshots snapshots, Enrolling enrolling, Optional<URI> publicUrl) {
        this.pages = new EnrolmentPages(database, acts, snapshots, enrolling, publicUrl);
    }

    /** The use cases of its acts. */
    public static List<UseCase<?, ?>> acts() {
        return List.of(new MakeCode.Making(), new RevokeCode.Revoking(), new SetAddress.Setting());
    }

    /** The routes of the page. */
    public void routes(Routes routes) {
        pages.routes(routes);
    }
}
