package akashi.web;

import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.util.List;

/**
 * What the layout shows around a page.
 *
 * @param user the person's name, or {@code null} when nobody is signed in
 * @param state the line below the header, or {@code null}
 * @param said the message of the act before, or {@code null}
 * @param training whether it is a page of the reader's own throw-away site
 * @param back the lesson from which the reader came to that site, or {@code null}
 */
public record Frame(
        List<Link> nav,
        List<Link> languages,
        String user,
        StateLine.State state,
        Message said,
        List<Refusal> refusals,
        String help,
        String version,
        boolean training,
        Back back) {

    /** The way back to a step of a lesson. */
    public record Back(String path, Message text) {}

    /** A link of the header: a task, or the same page in another language. */
    public record Link(String path, String text, String lang, boolean current) {}
}
