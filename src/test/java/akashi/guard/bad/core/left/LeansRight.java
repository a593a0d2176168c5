package akashi.guard.bad.core.left;

import akashi.guard.bad.core.right.LeansLeft;

/** One half of a ring inside the core. */
public record LeansRight(LeansLeft other) {}
