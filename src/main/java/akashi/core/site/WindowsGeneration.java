package akashi.core.site;

/** The Windows of a computer, as far as certificates care: which PFX encryption it can open. */
public enum WindowsGeneration {
    SERVER_2012_R2(false),
    SERVER_2016(false),
    SERVER_2019(true),
    SERVER_2022(true),
    SERVER_2025(true),
    WINDOWS_10(true),
    WINDOWS_11(true),
    UNKNOWN(false);

    private final boolean opensAes;

    WindowsGeneration(boolean opensAes) {
        this.opensAes = opensAes;
    }

    /**
     * Whether it opens a PFX that is encrypted with AES-256; older generations call such a file's password wrong. An
     * unknown generation is treated as old, since every Windows opens the older encryption.
     */
    public boolean opensAes() {
        return opensAes;
    }

    /** Whether Windows PowerShell 5.1, which the scripts need, came with it; unknown is treated as old. */
    public boolean hasPowerShell5() {
        return this != SERVER_2012_R2 && this != UNKNOWN;
    }
}
