/**
 * Backup and restore: one encrypted file with every table, taken while the portal runs, that restores on either engine.
 * The data key travels inside, wrapped by the backup's passphrase, and is wrapped anew where it is restored. A file that
 * is damaged, cut off, foreign or of another version is bad input with a sentence, and then nothing is changed.
 */
package akashi.backup;
