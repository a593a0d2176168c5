/**
 * The first start: the one-time link, the page behind it, and the start without a person. It makes the administrator and
 * the site in one act, then hands over to whoever fills the site. May use access, and sites for the sample and the CSV.
 */
package akashi.setup;
