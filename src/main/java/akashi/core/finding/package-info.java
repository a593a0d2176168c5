/**
 * Findings: what stands out of everything that ports showed, beyond single connections. Pure functions over the snapshot;
 * each names the computers, the evidence with its age, who mends it and the next step.
 */
package akashi.core.finding;
