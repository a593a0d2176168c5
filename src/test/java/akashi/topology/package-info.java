/** Tests of the diagrams' pages, on model sites in memory. */
package akashi.topology;
