/**
 * Where a certificate stands between its issue and its end: whether it reached its computer, what takes its place, when
 * it is to be renewed, and how the list of all certificates is searched.
 */
package akashi.core.life;
