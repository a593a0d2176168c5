package akashi.certificates;

import akashi.core.site.Slot;
import akashi.web.Form;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a person chose for one certificate.
 *
 * @param offeredFor the computer whose slots were on the page
 */
record AdoptedChoice(Optional<UUID> computerId, Optional<UUID> offeredFor, Set<Slot> slots, boolean inEffect) {

    /** From the fields that end with the certificate's number; empty where the form was not sent. */
    static Optional<AdoptedChoice> of(Form form, int number) {
        if (form.text("pair").isEmpty()) {
            return Optional.empty();
        }
        Set<Slot> slots = EnumSet.noneOf(Slot.class);
        slots.addAll(form.list("slot-" + number, Slot::valueOf));
        return Optional.of(new AdoptedChoice(
                form.optional("computer-" + number, UUID::fromString),
                form.optional("for-" + number, UUID::fromString),
                slots,
                form.flag("effect-" + number)));
    }

    /** Whether another computer was chosen than the one whose slots could be ticked. */
    boolean slotsAreOfAnother() {
        return computerId.isPresent() && !computerId.equals(offeredFor);
    }
}
