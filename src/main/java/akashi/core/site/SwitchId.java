package akashi.core.site;

import java.util.UUID;

/** One switch of the site: a slot on a computer. */
public record SwitchId(UUID computerId, Slot slot) {}
