/**
 * Sign-in by OpenID Connect: which provider vouches for people, what of its words gives which role, and the way there
 * and back with the authorization code and PKCE. The one place that speaks it. No token outlives the request that it came
 * with; the client secret lies sealed.
 */
package akashi.openid;
