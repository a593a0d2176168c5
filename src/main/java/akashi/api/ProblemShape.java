package akashi.api;

import java.util.List;

/** A failure as the portal answers it (RFC 9457), for the description; a list comes where there is something in it. */
record ProblemShape(
        @Required String type,
        @Required String title,
        @Required int status,
        String detail,
        @Required String request,
        List<Reason> refusals,
        List<Wrong> errors) {

    /** A reason for refusing. */
    record Reason(
            @Required String rule,
            @Required String clause,
            @Required String message,
            @Required List<String> involved,
            String mend,
            String page) {}

    /** A field that needs another look. */
    record Wrong(@Required String field, @Required String message) {}
}
