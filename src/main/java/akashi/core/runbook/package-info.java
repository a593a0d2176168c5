/**
 * The ordered steps from what a site is to what it is wanted to be, worked out from the same rules, links and evidence
 * as everything else. What is done shows from evidence; only what no evidence can show is kept as a tick.
 */
package akashi.core.runbook;
