package akashi.web;

import akashi.core.access.Actor;

/**
 * A program that calls the API, as the authenticator found it behind a bearer token.
 *
 * @param actor who acts, with no more access than the token has
 * @param readOnly whether it may only read
 */
public record Program(Actor actor, boolean readOnly) {}
