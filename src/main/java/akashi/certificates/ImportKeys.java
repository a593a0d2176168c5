package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.site.Slot;
import akashi.pki.PfxContents;
import akashi.store.Act;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes in certificates with their keys; answers how many. */
record ImportKeys(List<Item> items) implements Act<Integer> {

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
    public Access least() {
        return Access.ADMIN;
    }
}
