/**
 * Switches and change sets: what is wanted, the checks before it takes effect, the ordered steps at the Server
 * Configurator, and how far they have come.
 *
 * <p>The rules live in core; this package saves what they allow and shows what they say. Uses core, web and store. Fails
 * with the faults of core: refused where a rule or a change meanwhile stands against an act, not found for an unknown
 * change set, bad input for a switch that a computer does not have.
 */
package akashi.encryption;
