/** How ports are asked, and what is made of the answers. */
package akashi.probe;
