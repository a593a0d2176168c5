/** Tests of the sign-in by OpenID Connect. */
package akashi.openid;
