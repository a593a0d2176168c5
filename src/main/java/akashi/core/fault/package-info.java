/**
 * The one vocabulary of failure: what is refused and why, what is wrong with an input, what would mend it. The web edge
 * turns a {@link akashi.core.fault.Fault} into a status; nobody else catches one in order to hide it.
 */
package akashi.core.fault;
