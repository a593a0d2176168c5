/**
 * The learners' own sites: made, entered, left, reset and removed here. A sandbox is a row of {@code site} of its own
 * kind; everything else about it is done by the features of the real site.
 */
package akashi.sandbox;
