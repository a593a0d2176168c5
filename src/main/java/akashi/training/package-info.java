/**
 * Teaching. So far the walkthrough: a guided tour along each kind of encrypted connection, on a model site in memory.
 * Each step changes the model and assesses it anew, so that what is shown is what the rules really say. Reads nothing of
 * the real site and stores nothing; an unknown link or step is not found or the nearest one.
 */
package akashi.training;
