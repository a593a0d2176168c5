/**
 * One-time links for technicians: an administrator makes one for a computer, and whoever has it gets that computer's
 * bundle once and may send its receipt, nothing else. The password of the bundle never travels with the link. May use
 * certificates (bundles and their gates), trust (receipts) and access (slowing down guesses). What is over is told in one
 * sentence; why the portal cannot hand out something is told to administrators only.
 */
package akashi.handout;
