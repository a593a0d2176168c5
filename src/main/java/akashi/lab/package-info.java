/**
 * The lab: keys, certificates and handshakes made for one learner, shown byte by byte. It changes no site and keeps
 * nothing but what was done ({@link akashi.core.lesson.Deeds}).
 */
package akashi.lab;
