package akashi.web;

/** When htmx wants a part and when a whole page, from the headers it sends. */
final class Htmx {

    private Htmx() {}

    /** A boosted link and a restored history entry replace the whole page; everything else replaces a part. */
    static boolean wantsPart(String request, String boosted, String historyRestore) {
        return "true".equals(request) && !"true".equals(boosted) && !"true".equals(historyRestore);
    }
}
