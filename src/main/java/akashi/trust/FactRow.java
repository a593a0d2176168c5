package akashi.trust;

import akashi.core.rule.Outcome;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import java.util.Optional;

/**
 * A line of the page on which facts are told: who, and what is known so far.
 *
 * @param item what the form sends back: the subject's id, with the slot where the fact is about one
 * @param machines how many machines of a client group there are; 1 for a computer
 * @param slot the slot, or {@code null}
 * @param early whether it is recorded although the certificate, which comes before, is not recorded as installed
 */
public record FactRow(
        String item,
        String label,
        boolean group,
        int machines,
        Slot slot,
        Optional<Observation> known,
        boolean ticked,
        boolean early) {

    /** How many of a group are known to trust. */
    public int counted() {
        return known.filter(Observation::value).map(Observation::count).orElse(0);
    }

    /** What is known as an outcome: met, against it, or open. */
    public Outcome outcome() {
        if (known.isEmpty()) {
            return Outcome.OPEN;
        }
        return !known.get().value() ? Outcome.BROKEN : settled() ? Outcome.MET : Outcome.OPEN;
    }

    /** Whether nothing more is to be told. */
    public boolean settled() {
        return known.filter(o -> o.value() && (!group || o.count() >= machines)).isPresent();
    }
}
