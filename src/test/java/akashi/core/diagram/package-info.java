/** Tests of the drawings: nothing overlaps, nothing leaves the canvas, the same site gives the same numbers. */
package akashi.core.diagram;
