/**
 * The chain of the audit trail: what of an entry is sealed, in which bytes, and how a chain is proven. Pure: rows come
 * from elsewhere, one after the other, and nothing here fails but by saying where the chain breaks.
 */
package akashi.core.audit;
