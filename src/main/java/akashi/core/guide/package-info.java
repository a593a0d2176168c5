/** The clauses of the vendor's certificate guide: what is required, advised or explained, each with its number. */
package akashi.core.guide;
