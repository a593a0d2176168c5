/**
 * What lessons are made of, and what learners did: pure values. What is asked of a learner's site is judged over its
 * snapshot, as everything else is.
 */
package akashi.core.lesson;
