package akashi.web;

import akashi.core.access.Actor;
import java.util.Optional;

/**
 * Says who makes a request. The kit asks before each route that is not open. Every method answers empty for what is
 * unknown, expired or locked; none says why. The address of the client goes into the actor's origin.
 */
public interface Authenticator {

    /** The session behind the value of the session cookie. */
    Optional<Session> session(String cookieToken, String address);

    /** The owner of a bearer token of the API, held to the scope of the token. */
    Optional<Program> bearer(String token, String address);

    /** The person with this name and password; asked over HTTPS or from the computer itself only. */
    Optional<Actor> basic(String userName, String password, String address);
}
