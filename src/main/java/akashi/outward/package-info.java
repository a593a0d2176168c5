/**
 * Whom the portal takes for a server that it asks about people: what a page says of it, how that is kept, and what comes
 * of it for TLS. Shared by the directory and the provider of OpenID Connect.
 */
package akashi.outward;
