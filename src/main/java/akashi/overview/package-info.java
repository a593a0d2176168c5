/**
 * The first page and the line above every page: how the site is, in one sentence, and what needs doing next. Reads the
 * site's assessments; changes nothing.
 */
package akashi.overview;
