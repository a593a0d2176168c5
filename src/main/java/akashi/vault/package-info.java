/**
 * What protects private keys at rest: the passphrase or the key file of this portal wraps a data key, and the data key
 * seals every secret in the database. May use pki and store. A passphrase or key file that does not fit is
 * {@link akashi.core.fault.Fault.Unavailable} with a sentence that says what to do; nothing is made anew then.
 */
package akashi.vault;
