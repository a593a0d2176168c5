package akashi.guard.bad.core.right;

import akashi.guard.bad.core.left.LeansRight;

/** The other half of a ring inside the core. */
public record LeansLeft(LeansRight other) {}
