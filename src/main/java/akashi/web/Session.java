package akashi.web;

import akashi.core.access.Actor;
import java.util.Optional;

/**
 * Who sits before the screen, as the authenticator found it behind the session cookie.
 *
 * @param actor who acts, and on which site
 * @param displayName the name in the header
 * @param lang the person's chosen language; empty: the browser decides
 * @param training whether the site is the throw-away site of this person
 */
public record Session(Actor actor, String displayName, Optional<Lang> lang, boolean training) {

    /** On the real site. */
    public Session(Actor actor, String displayName, Optional<Lang> lang) {
        this(actor, displayName, lang, false);
    }
}
