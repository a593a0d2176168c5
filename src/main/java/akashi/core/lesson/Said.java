package akashi.core.lesson;

import akashi.core.diagnosis.Mender;

/**
 * What a learner said of a scene.
 *
 * @param mend the key of the mend that was chosen
 */
public record Said(Cause cause, Mender owner, String mend) {}
