package akashi.web;

import java.time.Clock;

/** What every exchange shares. */
record Kit(
        Settings settings,
        Client client,
        Messages messages,
        Renderer renderer,
        Assets assets,
        Authenticator authenticator,
        Navigation navigation,
        StateLine stateLine,
        Clock clock) {}
