/** Tests of what is to be warned of. */
package akashi.core.warning;
