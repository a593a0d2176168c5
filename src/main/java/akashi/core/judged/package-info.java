/**
 * A whole site with everything that pages show of it at an instant: {@link akashi.core.judged.JudgedSite} works each
 * answer out when it is first asked for, and once.
 */
package akashi.core.judged;
