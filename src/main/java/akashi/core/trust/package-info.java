/**
 * One pure function, {@link akashi.core.trust.Assess}, says how well a connection stands at an instant and why. Diagrams,
 * matrix, diagnosis and forecasts all show its answer.
 */
package akashi.core.trust;
