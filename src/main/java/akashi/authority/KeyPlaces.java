package akashi.authority;

import akashi.core.site.SiteSnapshot;
import akashi.core.site.Training;
import akashi.core.text.Message;
import akashi.pki.Token;
import akashi.pki.TokenTrouble;
import akashi.web.Form;
import akashi.web.Option;
import java.util.List;

/**
 * Where the private key of a new authority may be kept, as a form offers it.
 *
 * @param options empty where there is no choice
 * @param trouble why the token that is set cannot be chosen just now; {@code null} where it can, or none is set
 */
record KeyPlaces(List<Option> options, TokenTrouble trouble) {

    static final String FIELD = "place";

    /** The places. */
    enum Place {
        /** Sealed in the portal. */
        HERE,
        /** On the token of this portal. */
        TOKEN
    }

    static KeyPlaces of(Kit kit, SiteSnapshot site) {
        Token token = kit.token();
        if (!token.configured() || Training.is(site.site())) {
            return new KeyPlaces(List.of(), null);
        }
        return token.look()
                .map(trouble -> new KeyPlaces(List.of(), trouble))
                .orElseGet(() -> new KeyPlaces(
                        List.of(
                                new Option(Place.HERE.name(), Message.of("authority.place.HERE")),
                                new Option(Place.TOKEN.name(), Message.of("authority.place.TOKEN", token.label()))),
                        null));
    }

    /** Whether a form wants the key on the token. */
    static boolean onToken(Form form) {
        return form.optional(FIELD, Place::valueOf).orElse(Place.HERE) == Place.TOKEN;
    }
}
