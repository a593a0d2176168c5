package akashi.web;

import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes the frame of a page: only the tasks that the reader may do, and this page in each language. */
final class Framing {

    private final Kit kit;

    private final Frame.Back back;

    Framing(Kit kit) {
        this(kit, Optional.empty());
    }

    /** With the way back to a lesson. */
    Framing(Kit kit, Optional<Frame.Back> back) {
        this.kit = kit;
        this.back = back.orElse(null);
    }

    /** Around a whole page. */
    Frame whole(Place place, Optional<Session> session, Message said, List<Refusal> refusals) {
        return whole(place, session, kit.stateLine(), said, refusals);
    }

    /** Around a page that tells of a failure: the site is not asked for, since that may be what fails. */
    Frame without(Place place, Optional<Session> session) {
        return whole(place, session, actor -> Optional.empty(), null, List.of());
    }

    private Frame whole(Place place, Optional<Session> session, StateLine line, Message said, List<Refusal> refusals) {
        StateLine.State state = session.map(Session::actor).flatMap(line::of).orElse(null);
        return new Frame(
                session.map(reader -> nav(place, reader)).orElse(List.of()),
                languages(place),
                session.map(Session::displayName).orElse(null),
                state,
                said,
                refusals,
                session.isPresent() ? kit.navigation().helpPath() : null,
                kit.settings().version(),
                session.filter(Session::training).isPresent(),
                back);
    }

    /** For a part, which shows nothing of the frame but what was said. */
    static Frame bare(Message said, List<Refusal> refusals) {
        return new Frame(List.of(), List.of(), null, null, said, refusals, null, "", false, null);
    }

    /** The page a reader is on: for an act, the page it was sent from. */
    record Place(String path, Map<String, List<String>> query, Lang lang) {

        static Place of(String pathAndQuery, Lang lang) {
            int at = pathAndQuery.indexOf('?');
            String path = at < 0 ? pathAndQuery : pathAndQuery.substring(0, at);
            return new Place(path, Body.decoded(at < 0 ? "" : pathAndQuery.substring(at + 1)), lang);
        }

        /** The path behind a {@code Referer}, where it is one of this portal's own. */
        static Optional<String> behind(String referer) {
            try {
                URI uri = URI.create(referer == null ? "" : referer);
                String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
                return LocalPath.of(uri.getRawPath() + query);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
    }

    private List<Frame.Link> nav(Place place, Session reader) {
        String current = kit.navigation().current(place.path());
        return kit.navigation().offeredTo(reader.actor().access()).stream()
                .filter(item -> !reader.training() || kit.doors().open(Route.Method.GET, item.path()))
                .map(item -> new Frame.Link(
                        item.path(),
                        kit.messages().text(place.lang(), item.label()),
                        null,
                        item.path().equals(current)))
                .toList();
    }

    private static List<Frame.Link> languages(Place place) {
        List<Frame.Link> links = new ArrayList<>();
        for (Lang lang : Lang.values()) {
            links.add(new Frame.Link(inLanguage(place, lang), lang.ownName(), lang.code(), lang == place.lang()));
        }
        return links;
    }

    private static String inLanguage(Place place, Lang lang) {
        StringBuilder href = new StringBuilder(place.path()).append('?');
        place.query().forEach((name, values) -> {
            if (!name.equals("lang")) {
                values.forEach(value -> href.append(encode(name))
                        .append('=')
                        .append(encode(value))
                        .append('&'));
            }
        });
        return href.append("lang=").append(lang.code()).toString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
