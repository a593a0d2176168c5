package akashi.store;

import java.time.Duration;

/**
 * Work that comes round again and again, in one portal at a time.
 *
 * @param every the pause between two runs
 * @param work what is done; a failure is logged, and tried again the next time
 */
public record Routine(String name, Duration every, Runnable work) {}
