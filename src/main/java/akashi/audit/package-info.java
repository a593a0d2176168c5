/**
 * The trail of acts, read back: who did what, when and from where, each entry as a sentence in the reader's language.
 * Reads only; entries are written by the funnel of acts.
 */
package akashi.audit;
