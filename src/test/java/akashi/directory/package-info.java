/** Sign-in by a directory, before a server of LDAPS in this process that answers as Active Directory does. */
package akashi.directory;
