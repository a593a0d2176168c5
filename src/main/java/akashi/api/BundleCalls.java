package akashi.api;

import akashi.api.Call.Content;
import akashi.certificates.Bundles;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Computer;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.util.List;
import java.util.Optional;

/** Handing certificates and keys out, computer by computer. */
final class BundleCalls {

    private static final String EXAMPLE = """
            {"profile": "modern"}""";

    private final Snapshots snapshots;
    private final Bundles bundles;

    BundleCalls(Snapshots snapshots, Bundles bundles) {
        this.snapshots = snapshots;
        this.bundles = bundles;
    }

    /** How the bundle is locked: a password is made where none is given, the profile follows from Windows. */
    record BundleWish(char[] password, Profile profile) {}

    /** Which programs can open the bundle's key files. */
    enum Profile {
        modern,
        compatible
    }

    List<Call> calls() {
        return List.of(Call.post("export-bundle", "/computers/{hostName}/bundle", Access.ADMIN, this::export)
                .takes(Content.json(BundleWish.class).like(EXAMPLE).maybe())
                .answers(200, Content.of("application/zip")));
    }

    private void export(Exchange x) {
        BundleWish wish = Input.bodyOr(x, BundleWish.class, new BundleWish(null, null));
        Computer computer = new Names(snapshots.of(x.actor().siteId()))
                .computer(x.path("hostName"))
                .orElseThrow(() -> new Fault.NotFound("computer " + x.path("hostName")));
        Optional<String> profile = Optional.ofNullable(wish.profile()).map(Profile::name);
        Bundles.Locked locked = bundles.locked(x.actor(), computer.id(), Optional.ofNullable(wish.password()), profile);
        // The password is told once, here, and kept nowhere.
        locked.madePassword().ifPresent(made -> x.header("X-Bundle-Password", new String(made)));
        x.download(
                locked.bundle().fileName(), "application/zip", locked.bundle().zip());
    }
}
