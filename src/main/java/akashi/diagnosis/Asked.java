package akashi.diagnosis;

import akashi.core.diagnosis.Names;
import akashi.core.link.Verifier;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.IpAddress;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.web.Form;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Between whom somebody asks to look, as far as the two are known.
 *
 * @param problems what keeps it from being looked at, each with ways on
 */
record Asked(String fromText, String toText, Optional<Verifier> from, Optional<Computer> to, List<Problem> problems) {

    private static final int SUGGESTED = 5;
    private static final int SHOWN = 80;

    /** A sentence and the addresses to go on with. */
    record Problem(Message sentence, List<Way> ways) {}

    /** An address by its text. */
    record Way(String path, String text) {}

    static Asked of(Form query, SiteSnapshot site) {
        String fromText = query.text("from").orElse("");
        String toText = query.text("to").orElse("");
        Names names = new Names(site);
        Optional<Verifier> from =
                Optional.of(fromText).filter(text -> !text.isEmpty()).flatMap(names::caller);
        Optional<Computer> to =
                Optional.of(toText).filter(text -> !text.isEmpty()).flatMap(names::computer);
        List<Problem> problems = new ArrayList<>();
        if (!fromText.isEmpty() && from.isEmpty()) {
            problems.add(unknownFrom(fromText, toText, names, site));
        }
        if (!toText.isEmpty() && to.isEmpty()) {
            List<Way> ways = names.like(toText, false, SUGGESTED).stream()
                    .map(name -> new Way(path(fromText, name), name))
                    .toList();
            problems.add(new Problem(Message.of(sentence("to", ways), shown(toText)), ways));
        }
        return new Asked(fromText, toText, from, to, problems);
    }

    /** An address that is no computer's is a client's: which clients they are has to be asked. */
    private static Problem unknownFrom(String fromText, String toText, Names names, SiteSnapshot site) {
        Optional<IpAddress> address = IpAddress.parse(fromText);
        if (address.isPresent()) {
            List<ClientGroup> around = names.around(address.get());
            List<Way> groups = (around.isEmpty() ? site.clientGroups() : around)
                    .stream()
                            .map(ClientGroup::name)
                            .map(name -> new Way(path(name, toText), name))
                            .toList();
            String key = groups.isEmpty() ? "diagnosis.asked.no-groups" : "diagnosis.asked.which-group";
            return new Problem(Message.of(key, shown(fromText)), groups);
        }
        List<Way> ways = names.like(fromText, true, SUGGESTED).stream()
                .map(name -> new Way(path(name, toText), name))
                .toList();
        return new Problem(Message.of(sentence("from", ways), shown(fromText)), ways);
    }

    private static String sentence(String field, List<Way> ways) {
        return "diagnosis.asked.unknown." + field + (ways.isEmpty() ? "" : ".like");
    }

    private static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    /** Whether both are known. */
    boolean complete() {
        return from.isPresent() && to.isPresent();
    }

    /** The address of a diagnosis. */
    static String path(String from, String to) {
        return "/diagnose?from=" + encoded(from) + "&to=" + encoded(to);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
