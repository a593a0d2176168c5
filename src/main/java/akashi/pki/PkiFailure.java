package akashi.pki;

/** Cryptography refused work on material that had been checked: a defect, never an answer to a person. */
public final class PkiFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PkiFailure(Throwable cause) {
        super("cryptography failed: " + cause.getClass().getSimpleName(), cause);
    }

    PkiFailure(String what) {
        super(what);
    }
}
