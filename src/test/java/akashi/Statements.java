package akashi;

/** How many statements of the database a piece of work sends. */
public final class Statements {

    private static final int TIMES = 5;

    private Statements() {}

    /** The fewest of some times: routines of the portal send some of their own beside it. */
    public static long of(TestPortal portal, Runnable work) {
        long fewest = Long.MAX_VALUE;
        for (int time = 0; time < TIMES; time++) {
            long before = portal.database().statements();
            work.run();
            fewest = Math.min(fewest, portal.database().statements() - before);
        }
        return fewest;
    }
}
