/**
 * The rules as values: checks of a change and gates before acts. All rules are judged and every answer is kept; nothing
 * throws and nothing stops at the first. Each rule cites its clauses.
 */
package akashi.core.rule;
