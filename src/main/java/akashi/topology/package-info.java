/**
 * The pages that show how certificates and trust are distributed: one per kind of connection, one per server role, one
 * for the whole site, each as a picture, a table and a file for manuals. Reads the site and changes nothing; switches
 * are turned by the encryption pages. An unknown link or role is not found.
 */
package akashi.topology;
