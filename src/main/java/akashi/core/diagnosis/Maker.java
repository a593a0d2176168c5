package akashi.core.diagnosis;

/** Whose words an error text is in. */
public enum Maker {
    VMS,
    WINDOWS,
    JAVA,
    CHROMIUM,
    FIREFOX,
    OPENSSL,
    APPLE,
    ANDROID,
    /** Languages and tools of scripts: Python, Go, Node.js, curl. */
    SCRIPTS
}
