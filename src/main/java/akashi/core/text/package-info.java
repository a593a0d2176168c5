/**
 * Sentences that are not made yet. Core and features speak in keys and arguments; the web kit makes the sentence in
 * the reader's language.
 */
package akashi.core.text;
