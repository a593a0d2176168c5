/**
 * The site's certificate authorities: making a root, showing an authority, handing its certificate out. The face is
 * {@link akashi.authority.AuthorityPages} with the command {@link akashi.authority.CreateAuthority}; who issues
 * certificates asks {@link akashi.authority.SiteAuthorities} for the chain and the key.
 *
 * <p>May use core, web, store and pki. A private key is sealed as soon as it is stored and no page shows one. Fails with
 * {@link akashi.core.fault.Fault}.
 */
package akashi.authority;
