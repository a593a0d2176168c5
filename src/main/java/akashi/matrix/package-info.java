/**
 * The trust matrix: who shows a certificate and who checks it, link by link, as a grid that folds. It reads judged sites
 * alone; an address that asks for something unknown shows the usual grid, a moment that cannot be read is said.
 */
package akashi.matrix;
