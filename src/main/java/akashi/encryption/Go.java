package akashi.encryption;

import akashi.core.access.Access;
import akashi.core.rule.Rule;
import akashi.core.site.ChangeSet;
import akashi.core.site.SiteSnapshot;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Lets the switches of a planned change set take effect; answers its id. Refused while a required check is broken, or
 * open and not acknowledged, and where the site is no longer as it was seen.
 *
 * @param acknowledged one word of a person for each required rule that is open and each recommended one that is broken
 * @param seen what the form that asks for it carried (see {@link ChangeView#seen}); empty for programs
 */
public record Go(UUID changeId, List<Acknowledged> acknowledged, Optional<String> seen) implements Weighty<UUID> {

    /**
     * A person's word for a rule.
     *
     * @param by who confirms it; blank means whoever acts
     * @param note how it was confirmed
     */
    public record Acknowledged(Rule rule, String by, String note) {}

    /** Copies the list. */
    public Go {
        acknowledged = List.copyOf(acknowledged);
    }

    /** Without looking at what was seen. */
    public Go(UUID changeId, List<Acknowledged> acknowledged) {
        this(changeId, acknowledged, Optional.empty());
    }

    @Override
    public String code() {
        return "go";
    }

    /** What turns encryption off; what turns it on needs nobody. */
    @Override
    public Optional<Weight> weight(Scales scales) {
        SiteSnapshot site = scales.site();
        Optional<ChangeSet> change = site.changes().stream()
                .filter(each -> each.id().equals(changeId))
                .findFirst();
        return change.map(each -> Weighed.of(this, each, site))
                .filter(weight -> !weight.lines().isEmpty());
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
