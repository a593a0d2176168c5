package akashi.web;

import akashi.core.access.Access;
import java.util.Optional;

/**
 * One registered route.
 *
 * @param access the least access it needs; empty only where {@link Kind#open()}
 * @param bodyLimit the largest request body in bytes
 * @param inTraining whether learners reach it on their own throw-away sites too
 * @param personal whether it is about the person alone, so that it does not matter on which site the form was opened
 */
public record Route(
        Method method,
        String path,
        Kind kind,
        Optional<Access> access,
        long bodyLimit,
        Handler handler,
        boolean inTraining,
        boolean personal) {

    /** The methods the portal answers. */
    public enum Method {
        GET,
        POST,
        PUT,
        DELETE;

        boolean reads() {
            return this == GET;
        }
    }

    /** How a route is guarded and how its failures are told. */
    public enum Kind {
        /** A page: session cookie, cross-site guard, failures as pages. */
        PAGE(false, false),
        /** A page that anybody may open, such as the sign-in form. */
        OPEN_PAGE(true, false),
        /** A call of the JSON API: bearer token or basic, failures as problem+json. */
        API(false, true),
        /** A call that anybody may make, such as revocation lists. */
        OPEN_API(true, true);

        private final boolean open;
        private final boolean api;

        Kind(boolean open, boolean api) {
            this.open = open;
            this.api = api;
        }

        /** Whether nobody needs to sign in for it. */
        public boolean open() {
            return open;
        }

        /** Whether programs call it: no cookies, problem+json. */
        public boolean api() {
            return api;
        }
    }
}
