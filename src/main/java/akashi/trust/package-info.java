/**
 * Evidence: facts that a person tells, receipts that the portal's scripts report, and the assessments made from them.
 * Telling is refused only where it claims what the rules forbid to claim; what a script reports is recorded as it is.
 */
package akashi.trust;
