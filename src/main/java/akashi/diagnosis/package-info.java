/**
 * The helpdesk's pages: why two do not understand each other, what an error text means, whether a browser trusts the
 * site's CA. Reads the site; the only thing it changes is what a browser's check showed, which is recorded as told.
 * Names that are not known are answered with a sentence and suggestions.
 */
package akashi.diagnosis;
