/**
 * The guards: architecture, style and words as tests. Each guard has a test of its own that shows it a bad example and
 * expects it to object. What a guard lets pass by name is a list at the top of its class.
 */
package akashi.guard;
