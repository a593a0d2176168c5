/**
 * The drawings of how certificates and trust are distributed, as numbers: three columns, three kinds of arrow. Pure and
 * repeatable; a template writes them down. Knows links and assessments, and nothing of SVG.
 */
package akashi.core.diagram;
