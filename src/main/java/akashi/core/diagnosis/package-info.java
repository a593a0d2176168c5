/**
 * What the helpdesk asks: why two do not understand each other, what an error text means, and where a name belongs. Pure
 * functions over the site's snapshot at an instant; what cannot be found is an empty answer, never a failure.
 */
package akashi.core.diagnosis;
