/**
 * The inventory of a site: computers with their servers, client groups, the site's own settings; the CSV file that
 * brings them in and takes them out, always with the difference shown before anything is kept; and the life of a
 * computer (joining, out of service, replaced, renamed, retired) with its consequences shown first.
 */
package akashi.sites;
