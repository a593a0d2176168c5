/**
 * Teaching. Lessons ({@link akashi.core.lesson.Lessons}) with their index and a page for each step, which keep how far a
 * learner came; and the walkthrough, a guided tour along each kind of encrypted connection, on a model site in memory.
 * Each picture changes the model and assesses it anew, so that what is shown is what the rules really say. Reads nothing of
 * the real site. Eight scenes break the model and ask for cause, owner and mend, which the diagnosis answers; glossary and
 * guide are made from the registries. An unknown lesson, scene, step or link is not found, a missing answer is bad input.
 */
package akashi.training;
