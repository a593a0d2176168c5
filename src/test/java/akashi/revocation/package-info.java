/** Tests of revocation: in a portal, and by programs of others that judge its lists and answers. */
package akashi.revocation;
