package akashi.sites;

import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;

/** How a computer comes into a site: where encryption of the pair is wanted it joins, otherwise it is simply there. */
final class Joining {

    private Joining() {}

    /** Whether the pair's SERVER switch is wanted on, so that a computer has something to catch up with (B3 C1 D3). */
    static boolean pairIsOn(SiteSnapshot site) {
        return site.management()
                .filter(management -> site.wanted(new SwitchId(management.id(), Slot.SERVER)))
                .isPresent();
    }

    /** What a computer that arrives or returns becomes. */
    static Presence.State stateOf(SiteSnapshot site) {
        return pairIsOn(site) ? Presence.State.JOINING : Presence.State.IN_SERVICE;
    }
}
