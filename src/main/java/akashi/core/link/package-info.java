/**
 * The clauses of the guide and the one table of links made from them. Rules, diagrams, the trust matrix and lessons are
 * derived from here, so a new row turns red whatever still lacks it.
 */
package akashi.core.link;
