package akashi.training;

import akashi.core.lesson.Picture;
import akashi.core.site.ClientKind;
import java.time.Instant;
import java.util.function.Function;

/** Draws the pictures of lessons from the model site, by the same rules as everything else. */
final class Pictures {

    private Pictures() {}

    static Scene draw(Picture picture, Instant now, Function<ClientKind, String> names) {
        boolean expired = picture.scenery() == Picture.Scenery.EXPIRED;
        return Scene.of(
                picture.link(), change(picture), expired ? Scene.PAST_THE_END : 0, Scene.model(now, names), now);
    }

    private static WhatIf change(Picture picture) {
        return switch (picture.scenery()) {
            case ISSUED -> WhatIf.onlyIssued();
            case TRUSTED -> WhatIf.onlyTrusted();
            case ENCRYPTED, EXPIRED -> WhatIf.nothing();
            case OFF -> WhatIf.off(picture.link().slot());
            case LACKING -> WhatIf.without(picture.lacking().orElseThrow(), picture.link());
        };
    }
}
