/** The pictures of the README, made from the running portal with the sample site; {@code src/test/tools/pictures.sh}. */
package akashi.pictures;
