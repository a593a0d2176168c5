package akashi.web;

import java.time.Clock;
import java.util.List;

/**
 * What every exchange shares.
 *
 * @param doors what learners reach on their own throw-away sites
 * @param outsiders where people come who have no account
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
        List<Outsiders> outsiders,
        Clock clock) {}
