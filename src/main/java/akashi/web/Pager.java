package akashi.web;

/**
 * Where a long list stands, and the pages before and after.
 *
 * @param first the number of the first row shown, from 1; 0 where there are none
 * @param previous the path of the page before, or {@code null}
 * @param next the path of the page after, or {@code null}
 */
public record Pager(int first, int last, int total, String previous, String next) {

    /**
     * The pager of a page.
     *
     * @param path the list's path with its other query fields, such as {@code /servers?role=LPR}
     * @param page counted from 1
     */
    public static Pager of(String path, int page, int size, int total) {
        int first = total == 0 ? 0 : (page - 1) * size + 1;
        int last = Math.min(page * size, total);
        String to = path + (path.contains("?") ? "&" : "?") + "page=";
        return new Pager(first, last, total, page > 1 ? to + (page - 1) : null, last < total ? to + (page + 1) : null);
    }
}
