package akashi.core.site;

import java.util.UUID;

/** A certificate group of the vendor's Server Configurator: one choice of certificate on a computer. */
public enum Slot {
    /** Management and recording servers both ways, Data Collectors, and the management server's own HTTPS. */
    SERVER("84430eb7-847c-422d-aa00-7915cd0d7a65"),
    /** Everything that takes streams from a recording server. */
    STREAMING("549df21d-047c-456b-958e-99e65dd8b3ec"),
    /** HTTPS of the mobile server. */
    MOBILE("76cfc719-a852-4210-913e-703eadab139a"),
    /** Event server and add-ons (later editions, G2). */
    EVENT("7e02e0f5-549d-4113-b8de-bda2c1f38dbf");

    private final UUID groupId;

    Slot(String groupId) {
        this.groupId = UUID.fromString(groupId);
    }

    /** The constant id by which the Server Configurator's command line names the group. */
    public UUID groupId() {
        return groupId;
    }
}
