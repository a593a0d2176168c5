/**
 * Sign-in by Active Directory over LDAPS: where it answers, whom the portal trusts to be it, which groups give which role.
 * The one place that speaks LDAP. Passwords of people are handed to the directory alone, never kept and never written
 * anywhere; that of an account that searches lies sealed.
 */
package akashi.directory;
