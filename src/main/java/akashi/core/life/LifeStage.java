package akashi.core.life;

/** How far a valid certificate got on its way into use and out of it. */
public enum LifeStage {
    /** It is issued, and nobody has told or seen yet that it is installed. */
    WAITING,
    /** It is told or seen to be installed. */
    IN_USE,
    /** Another one was issued in its place and is not installed yet, or a port still shows this one: it still serves. */
    GIVING_WAY,
    /** Another one is installed in its place, and no port shows this one any more: it may be revoked. */
    REPLACED,
    /** Its computer was retired. */
    RETIRED,
    /** It was made for hardware of its computer that has been replaced. */
    OLD_HARDWARE
}
