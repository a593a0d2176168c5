/**
 * The one table of links, made from the clauses of the guide. Rules, diagrams, the trust matrix and lessons are derived
 * from here, so a new row turns red whatever still lacks it.
 */
package akashi.core.link;
