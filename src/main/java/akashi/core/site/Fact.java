package akashi.core.site;

/** What can be told or seen about a computer or a client group. */
public enum Fact {
    /** A certificate lies in the computer's store and is meant for a slot. */
    CERTIFICATE_INSTALLED,
    /** The CA certificate is trusted on a computer, or by so many of a client group. */
    CA_TRUSTED,
    /** Every service account of the slot can read the private key. */
    KEY_READABLE,
    /** The Server Configurator's switch of the slot is on. */
    IN_EFFECT
}
