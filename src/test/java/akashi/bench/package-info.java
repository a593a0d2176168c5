/**
 * How fast the portal is and how much it takes: a benchmark that plants sites, starts the portal as a process of its own
 * and asks it for pages. It prints figures beside goals and asserts nothing about time; {@code mvn verify -Pbench} runs
 * it.
 */
package akashi.bench;
