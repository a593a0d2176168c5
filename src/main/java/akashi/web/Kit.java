package akashi.web;

import java.time.Clock;
import java.util.Set;

/**
 * What every exchange shares.
 *
 * @param trainingPaths the pages that learners reach on their own throw-away sites
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
        Set<String> trainingPaths,
        Clock clock) {}
