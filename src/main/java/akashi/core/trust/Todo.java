package akashi.core.trust;

import akashi.core.fault.Mend;
import akashi.core.text.Message;
import java.util.List;

/**
 * Something to do next: one problem, everyone who has it, how many connections it holds up, and what mends it.
 *
 * @param who host names or group names, each once
 */
public record Todo(ReasonCode code, List<String> who, int connections, Mend mend) {

    /** Copies the list. */
    public Todo {
        who = List.copyOf(who);
    }

    /** How bad it is. */
    public Status status() {
        return code.status();
    }

    /** The task as a sentence that names at most three of those who have it. */
    public Message task() {
        int named = Math.min(3, who.size());
        Object names = who.subList(0, named);
        return who.size() > named
                ? Message.of("todo." + code + ".many", names, who.size() - named)
                : Message.of("todo." + code, names);
    }
}
