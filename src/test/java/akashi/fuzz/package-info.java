/**
 * Every field of every form and call, as the running portal shows them, is tried with hostile texts: nothing breaks,
 * nothing comes back as markup, a header or a line of the log.
 */
package akashi.fuzz;
