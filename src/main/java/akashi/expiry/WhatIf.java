package akashi.expiry;

import akashi.core.expiry.Supposition;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.web.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What a reader supposes of a site.
 *
 * @param all in the order in which they are applied
 * @param words each of them as a clause
 */
record WhatIf(List<Supposition> all, List<Message> words) {

    private static final int LONGEST = 253;

    static final WhatIf NOTHING = new WhatIf(List.of(), List.of());

    /** Reads the fields {@code off}, {@code without} and {@code drop}; what is wrong with them the form remembers. */
    static WhatIf of(Form query, SiteSnapshot site) {
        List<Supposition> all = new ArrayList<>();
        List<Message> words = new ArrayList<>();
        query.optional(
                        "off",
                        name -> site.computerCalled(name)
                                .orElseThrow(() -> new Fault.BadInput("off", "expiry.off.unknown", shown(name))))
                .ifPresent(computer -> {
                    all.add(new Supposition.ComputerOff(computer.id()));
                    words.add(Message.of("expiry.if.off", computer.label()));
                });
        query.optional("without", id -> authority(site, id)).ifPresent(authority -> {
            all.add(new Supposition.AuthorityRemoved(authority.id()));
            words.add(Message.of("expiry.if.without", authority.name()));
        });
        query.optional("drop", name -> dropped(site, name)).ifPresent(dropped -> {
            all.add(dropped);
            words.add(Message.of("expiry.if.drop", dropped.name()));
        });
        return new WhatIf(List.copyOf(all), List.copyOf(words));
    }

    private static Authority authority(SiteSnapshot site, String id) {
        return site.authority(UUID.fromString(id)).orElseThrow(IllegalArgumentException::new);
    }

    private static Supposition.NameDropped dropped(SiteSnapshot site, String name) {
        Supposition.NameDropped dropped = new Supposition.NameDropped(name);
        if (!dropped.carried(site)) {
            throw new Fault.BadInput("drop", "expiry.drop.unknown", shown(name));
        }
        return dropped;
    }

    private static String shown(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
    }

    boolean nothing() {
        return all.isEmpty();
    }

    /** The site as it would be. */
    SiteSnapshot in(SiteSnapshot site) {
        SiteSnapshot supposed = site;
        for (Supposition one : all) {
            supposed = one.in(supposed);
        }
        return supposed;
    }
}
