/**
 * HTTPS of the portal itself: what it shows, from where that comes, when it is renewed. Until a certificate is made or
 * handed in, and while the private keys wait for their passphrase, a self-signed one serves that this computer keeps for
 * itself. Uses the authorities to sign; the web server gets a context whose certificate changes while it serves.
 */
package akashi.https;
