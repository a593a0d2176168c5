package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Slot;
import akashi.pki.PfxContents;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes in certificates with their keys; answers how many. */
record ImportKeys(List<Item> items) implements Weighty<Integer> {

    static final String CODE = "import-keys";

    /** A certificate with its key, and where it belongs. */
    record Item(PfxContents contents, UUID computerId, Set<Slot> slots) {

        /** Never shows the key. */
        @Override
        public String toString() {
            return contents.certificate().title();
        }
    }

    /** Copies the list. */
    ImportKeys {
        items = List.copyOf(items);
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(Weights.of(this, scales::name));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
