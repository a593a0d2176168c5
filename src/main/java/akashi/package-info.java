/**
 * Where everything is put together: the command line, the settings and the one place in which every part of the portal
 * is made and every route is named. Nothing else depends on this package.
 */
package akashi;
