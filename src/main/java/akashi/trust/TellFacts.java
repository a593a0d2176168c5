package akashi.trust;

import akashi.core.access.Access;
import akashi.core.site.Fact;
import akashi.core.text.Message;
import akashi.store.Act;
import java.util.List;

/** Records facts that a person tells, all or none; comes back with how many were recorded. */
public record TellFacts(List<Telling> tellings, String note) implements Act<Integer> {

    /** Copies the list. */
    public TellFacts {
        tellings = List.copyOf(tellings);
    }

    @Override
    public String code() {
        return "tell-facts";
    }

    /** The helpdesk installs CA certificates on clients, and may say so; {@link RecordFacts} looks whose they are. */
    @Override
    public Access least() {
        return tellings.stream().allMatch(telling -> telling.fact() == Fact.CA_TRUSTED)
                ? Access.HELPDESK
                : Access.ADMIN;
    }

    @Override
    public List<Object> args() {
        List<Object> facts = tellings.stream()
                .map(Telling::fact)
                .distinct()
                .map(fact -> (Object) Message.of(fact))
                .toList();
        return List.of(tellings.size(), facts, note);
    }
}
