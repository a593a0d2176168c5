package akashi.web;

/** What a route does. Failures are thrown as {@link akashi.core.fault.Fault}; the edge turns them into answers. */
@FunctionalInterface
public interface Handler {

    /** Answers one request, by exactly one of the answering methods of the exchange. */
    void handle(Exchange x);
}
