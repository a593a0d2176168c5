package akashi.core.site;

/** A kind of client that is no server of the inventory. The first six take streams from recording servers (E2). */
public enum ClientKind {
    SMART_CLIENT,
    MANAGEMENT_CLIENT,
    OPEN_NETWORK_BRIDGE,
    DLNA,
    INTERCONNECT,
    MIP_INTEGRATION,
    MOBILE_CLIENT,
    WEB_CLIENT;

    /** Whether it takes streams straight from recorders (E2); phones and browsers go through the mobile server. */
    public boolean takesStreams() {
        return this != MOBILE_CLIENT && this != WEB_CLIENT;
    }

    /** Whether it connects to the mobile server (F4). */
    public boolean usesMobileServer() {
        return !takesStreams();
    }
}
