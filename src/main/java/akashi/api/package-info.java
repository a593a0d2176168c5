/**
 * The JSON API v1, for scripts: calls that parse a command or a question, run the same acts as the pages, and render
 * what came of it. Each call is an entry of one registry, from which both the routes and the description at
 * {@code /api/v1/openapi.json} are made.
 */
package akashi.api;
