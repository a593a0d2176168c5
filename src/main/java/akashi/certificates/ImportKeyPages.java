package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.core.access.Access;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** The pages on which certificates with their keys are read, matched to computers, and taken in. */
final class ImportKeyPages {

    private static final String HERE = "/certificates/pfx";
    private static final long MOST_BYTES = 8 << 20;

    private final Database database;
    private final Acts acts;
    private final Snapshots snapshots;
    private final KnownKeys known;
    private final HeldKeys held;

    ImportKeyPages(Database database, Acts acts, Snapshots snapshots, KnownKeys known, Clock clock) {
        this.database = database;
        this.acts = acts;
        this.snapshots = snapshots;
        this.known = known;
        this.held = new HeldKeys(clock);
    }

    void routes(Routes routes) {
        routes.get(HERE, Access.ADMIN, this::offer);
        routes.upload(HERE, Access.ADMIN, MOST_BYTES, this::read);
        routes.get(HERE + "/{id}", Access.ADMIN, this::preview);
        routes.post(HERE + "/{id}", Access.ADMIN, this::take);
    }

    private void offer(Exchange x) {
        x.page("certificates/keys-offer", Map.of());
    }

    private void read(Exchange x) {
        x.onFault(this::offer);
        char[] typed = x.form().secret("password");
        Password password = Password.of(typed);
        try {
            KeyFilesRead read = KeyFilesRead.of(x.uploads("files"), password);
            x.redirect(HERE + "/" + held.hold(x.actor().userId(), read));
        } finally {
            password.wipe();
        }
    }

    private void preview(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        KeyFilesRead read = held.of(x.actor().userId(), id);
        List<FoundKey> found = found(x, read);
        Map<String, Object> model = new HashMap<>();
        model.put("here", HERE + "/" + id);
        model.put("found", found.stream().filter(FoundKey::possible).toList());
        model.put("refused", found.stream().filter(key -> !key.possible()).toList());
        model.put("wrong", read.wrong());
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/keys-preview", model);
    }

    private List<FoundKey> found(Exchange x, KeyFilesRead read) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        return FoundKey.all(read.files(), database.db(), site, known, x.now());
    }

    /** What was taken is forgotten here, so that a form which comes twice is answered before anything is looked up. */
    private void take(Exchange x) {
        x.onFault(this::preview);
        Terms once = IssuePages.once(x.form());
        int taken = acts.<Integer>before(x.actor(), ImportKeys.CODE, once).orElseGet(() -> take(x, once));
        x.redirect("/certificates", Message.of("keys.taken", taken));
    }

    private int take(Exchange x, Terms once) {
        UUID id = x.path("id", UUID::fromString);
        Form form = x.form();
        List<FoundKey> possible = found(x, held.of(x.actor().userId(), id)).stream()
                .filter(FoundKey::possible)
                .toList();
        List<ImportKeys.Item> items = new ArrayList<>();
        for (FoundKey key : possible) {
            List<Slot> slots = form.list(
                    "slot-" + key.contents().certificate().thumbprint().value(), Slot::valueOf);
            if (!slots.isEmpty()) {
                items.add(new ImportKeys.Item(key.contents(), key.computer().id(), new TreeSet<>(slots)));
            }
        }
        form.done();
        int taken = acts.run(x.actor(), new ImportKeys(items), once);
        held.forget(id);
        return taken;
    }
}
