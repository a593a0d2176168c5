/** Tests of warnings: in a portal, against a real mail server, and against servers that fail or lead elsewhere. */
package akashi.warning;
