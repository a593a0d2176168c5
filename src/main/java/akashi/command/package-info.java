/**
 * The command line: verbs that go through a running portal on this computer, or open its database when none runs. The
 * way to a running portal is a file that only its owner can read. Exit codes: 0 well, 1 trouble found, 2 wrong usage.
 * May print.
 */
package akashi.command;
