/**
 * Asks the real ports of the site's servers for a handshake, on demand and by a schedule, and keeps what was seen. Only
 * computers of the inventory are asked, at addresses that are theirs. May use core, web, store and pki; a peer never
 * makes it fail: whatever a port does is an outcome.
 */
package akashi.probe;
