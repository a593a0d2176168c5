/** How long the portal keeps what is over. */
package akashi.retention;
