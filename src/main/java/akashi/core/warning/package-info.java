/**
 * What somebody has to be warned of at an instant, worked out from the judged site and a few things that lie outside of
 * it. Pure: what was told before, and to whom, is not known here.
 */
package akashi.core.warning;
