/**
 * Four eyes: while a site asks for it, what issues, takes keys in or out, takes certificates back or turns encryption off
 * waits for a second administrator. Here are the requests with their pages and acts, and the setting; which acts are
 * weighed, and that nobody gets round it, is {@link akashi.store.FourEyes}. Uses no other feature. Nobody answers a
 * request of the own, an approval holds for one act with the same parameters, for a day and once; refused otherwise.
 */
package akashi.approval;
