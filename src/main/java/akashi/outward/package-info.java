/**
 * Whom the portal takes for a server that it asks about people: what a page says of it, how that is kept, and what comes
 * of it for TLS, and sockets that lead nowhere but to an address that was judged. Shared by the directory, the provider of
 * OpenID Connect and whoever is warned.
 */
package akashi.outward;
