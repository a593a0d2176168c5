package akashi.core.runbook;

import akashi.core.site.Observation;
import akashi.core.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What one person does at one place.
 *
 * @param subject the computer, client group, authority or site
 * @param where the host name, the client group, or the portal's page
 * @param network the network it lies in; empty where that is not known
 * @param lines what is typed
 * @param impacts what stops meanwhile
 * @param path the page on which it is done; {@code null} where it is done elsewhere
 * @param done how many of it are done, and {@code all} of how many; 0 of 0 where it is one thing
 * @param facts what holds once it is done; empty where no fact shows it
 * @param code with what the Server Configurator ended, where that was told
 */
public record Step(
        Deed deed,
        UUID subject,
        Message where,
        String network,
        List<Line> lines,
        List<Message> impacts,
        String path,
        int done,
        int all,
        List<Told> facts,
        StepState state,
        Optional<Witness> witness,
        Optional<Message> why,
        OptionalInt code,
        String note) {

    /** Copies the lists. */
    public Step {
        lines = List.copyOf(lines);
        impacts = List.copyOf(impacts);
        facts = List.copyOf(facts);
    }

    /** Whether a person's word ends it: the portal does not know by itself. */
    public boolean tickable() {
        return !deed.inPortal();
    }

    /** The code as text, with no separators; empty where none was told. */
    public String number() {
        return code.isPresent() ? Integer.toString(code.getAsInt()) : "";
    }

    /** What the code means; empty where none was told, and where the vendor does not list it. */
    public Optional<ExitCode> exit() {
        return code.isPresent() ? ExitCode.of(code.getAsInt()) : Optional.empty();
    }

    /** Whether it is over. */
    public boolean over() {
        return state.over();
    }

    /** A stable name of the step within its runbook. */
    public String id() {
        return deed + "-" + subject;
    }

    /** Whether a person's word is all that speaks for it. */
    static StepState doneBy(Optional<Witness> witness) {
        boolean seen = witness.map(Witness::how)
                .filter(how -> how.equals(Message.of(Observation.Source.SEEN))
                        || how.equals(Message.of(Observation.Source.RECEIPT)))
                .isPresent();
        return seen ? StepState.SEEN : StepState.DONE;
    }
}
