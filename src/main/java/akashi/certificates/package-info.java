/**
 * Server certificates: issuing one or many, renewing, revoking, handing out as bundles, taking in what is in use. The
 * faces are {@link akashi.certificates.Issuing} and {@link akashi.certificates.Bundles} for programs and {@link
 * akashi.certificates.CertificatePages} for people; the commands are records.
 *
 * <p>May use core, web, store, pki and the authority feature. A private key leaves only inside a PFX under a password
 * that is never stored. What a rule forbids is {@link akashi.core.fault.Fault.Refused} with every reason.
 */
package akashi.certificates;
