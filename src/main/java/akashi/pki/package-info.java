/**
 * Keys, certificates and secrets: the only package that sees Bouncy Castle, {@code java.security} keys and private
 * keys. Others hold a key as {@link akashi.pki.PrivateKeyBytes}, which cannot be printed, and a certificate as
 * {@link akashi.pki.ParsedCertificate}, which is facts and bytes.
 *
 * <p>May use core and the JDK. Failures: bytes or passwords from outside that do not fit are
 * {@link akashi.core.fault.Fault.BadInput} with a sentence; a secret that cannot be opened is
 * {@link akashi.pki.SecretUnreadable}; anything else that cryptography refuses is a defect and leaves as
 * {@link akashi.pki.PkiFailure} through one funnel. Nothing here reads a clock or writes a log.
 */
package akashi.pki;
