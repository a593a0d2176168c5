/**
 * Says which certificates their authority took back: the list of each authority, answers about single certificates, and
 * the address of both in new certificates where the site wants it. The face is {@link akashi.revocation.Revocation};
 * whoever revokes or issues asks {@link akashi.revocation.Lists} and {@link akashi.revocation.Addresses}.
 *
 * <p>May use core, web, store, pki and authority. An authority whose key is not here cannot sign: the last list stays,
 * and its age is shown. Fails with {@link akashi.core.fault.Fault}.
 */
package akashi.revocation;
