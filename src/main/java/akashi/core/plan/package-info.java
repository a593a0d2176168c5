/**
 * Change sets: which switches are turned together, and how far that has come.
 */
package akashi.core.plan;
