/**
 * A site played forward or changed in thought: what ends when and what stops with it, and which connections change.
 * Everything is worked out by {@link akashi.core.trust.Assess} over a snapshot, which may be another one.
 */
package akashi.core.expiry;
