/**
 * A tool, no test: runs the judge of paths over public test data that lies outside this repository and prints how far
 * they agree. {@code src/doc/path-validation.md} says how to start it and keeps its last table.
 */
package akashi.corpora;
