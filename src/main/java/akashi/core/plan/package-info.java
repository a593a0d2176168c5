/** What a change of switches needs besides itself: the switches that complete its pairs. */
package akashi.core.plan;
