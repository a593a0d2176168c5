package akashi.core.wire;

/** Who of the two speaks. */
public enum Side {
    CLIENT,
    SERVER
}
