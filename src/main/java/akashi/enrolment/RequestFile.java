package akashi.enrolment;

/**
 * What the script writes on a computer without a way to the portal: its code, good once, and its request.
 *
 * @param request always {@code akashi-enrol-request 1}
 * @param computer the name that Windows gives the computer
 */
record RequestFile(String request, String computer, String code, String csr) {

    static final String FORMAT = "akashi-enrol-request 1";

    boolean wellFormed() {
        return FORMAT.equals(request) && code != null && !code.isBlank() && csr != null && !csr.isBlank();
    }

    @Override
    public String toString() {
        return "RequestFile[" + computer + ", •••]";
    }
}
