/**
 * What the portal keeps, and the one way to change it: the database, the funnel of acts, snapshots for reading,
 * repositories made for one site, stored jobs.
 *
 * <p>Features change a site only inside an act ({@link akashi.store.Acts}) and read it as a snapshot ({@link
 * akashi.store.Snapshots}). A database that is lost, locked, full, damaged or newer than the program shows as {@link
 * akashi.core.fault.Fault.Unavailable} with a sentence that says what to do; everything else that goes wrong in SQL is a
 * defect. The SQL is the same on H2 and PostgreSQL. May use core, jOOQ, Flyway, JDBC, the pool, the scheduler, Jackson.
 */
package akashi.store;
