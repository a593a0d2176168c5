/** Which backups are kept for how long. Pure: moments in, moments out. */
package akashi.core.backup;
