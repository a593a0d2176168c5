/**
 * What a site is made of, as immutable values that check themselves. Text that is no valid value ends in a
 * {@link akashi.core.fault.Fault.BadInput} with the sentence that says what would be right. Time is always an argument.
 */
package akashi.core.site;
