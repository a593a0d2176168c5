/**
 * What stops when: the ends of certificates and CAs, the site played forward or changed in thought, and the dated state
 * report. It reads judged sites alone and changes nothing; what cannot be read in an address is said beside its field.
 */
package akashi.expiry;
