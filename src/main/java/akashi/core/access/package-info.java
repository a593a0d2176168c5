/**
 * Who acts and what they may do. Pure values; how people sign in is the business of the access feature.
 */
package akashi.core.access;
