/**
 * Runbooks: the ordered steps of each journey, told apart by person, paced in waves and windows, ticked and printed; and
 * the two for a bad night. {@link akashi.runbook.RunbookPages} is the face.
 *
 * <p>May use core, web and store. What a step says is worked out in {@code core.runbook}; ticking a step that evidence
 * can show adds that evidence, all else is kept as a word. A word out of turn is refused with the reason.
 */
package akashi.runbook;
