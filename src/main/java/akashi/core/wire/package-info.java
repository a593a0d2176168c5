/**
 * Reads what goes over the wire when two speak TLS, and certificates as the nested values that they are, byte by byte,
 * for people to look at. Pure and bounded: it believes no length, and what it cannot read it says so and leaves it at
 * that. It judges nothing; that is done elsewhere, by those who really speak.
 */
package akashi.core.wire;
