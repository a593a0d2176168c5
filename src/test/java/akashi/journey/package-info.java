/**
 * The main job as a person does it in a browser, from the setup link to a diagram in which everything is recorded. Page
 * objects speak the domain; every page that is visited is looked at by {@link akashi.journey.Look}.
 */
package akashi.journey;
