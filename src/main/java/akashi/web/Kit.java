package akashi.web;

import java.time.Clock;

/**
 * What every exchange shares.
 *
 * @param doors what learners reach on their own throw-away sites
 */
record Kit(
        Settings settings,
        Client client,
        Messages messages,
        Renderer renderer,
        Assets assets,
        Authenticator authenticator,
        Navigation navigation,
        StateLine stateLine,
        Doors doors,
        Clock clock) {}
