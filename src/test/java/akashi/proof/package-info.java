/**
 * Proofs on real things: other programs' servers and clients judge what the portal hands out, a browser walks through the
 * main job, and the portal as a process meets bad input, full disks and sudden ends. Driven through pages and calls only.
 */
package akashi.proof;
