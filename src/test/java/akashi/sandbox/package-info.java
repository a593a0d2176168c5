/** Learners' sites, looked at from inside and from outside. */
package akashi.sandbox;
