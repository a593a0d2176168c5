package akashi.core.finding;

import akashi.core.fault.Mend;
import akashi.core.site.Computer;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All findings of one kind in one line: on which computers, and the oldest sight of it.
 *
 * @param who short names, each once
 */
public record FoundKind(FindingCode code, List<String> who, Instant at, Mend mend) {

    private static final int NAMED = 3;

    /** Copies the list. */
    public FoundKind {
        who = List.copyOf(who);
    }

    /** One line for each kind that occurs, in the order of the kinds. */
    public static List<FoundKind> of(Collection<Finding> findings) {
        Map<FindingCode, List<Finding>> kinds = new EnumMap<>(FindingCode.class);
        findings.forEach(each ->
                kinds.computeIfAbsent(each.code(), code -> new ArrayList<>()).add(each));
        return kinds.entrySet().stream()
                .map(entry -> line(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static FoundKind line(FindingCode code, List<Finding> all) {
        Set<String> who = new LinkedHashSet<>();
        all.forEach(each -> each.computers().stream().map(Computer::shortLabel).forEach(who::add));
        Instant oldest = all.stream().map(Finding::at).min(Instant::compareTo).orElseThrow();
        return new FoundKind(code, List.copyOf(who), oldest, all.get(0).mend());
    }

    /** How bad it is. */
    public Status status() {
        return code.status();
    }

    /** Who mends it. */
    public Message mender() {
        return Message.of(code.mender());
    }

    /** The line as a sentence that names at most three of them. */
    public Message sentence() {
        int named = Math.min(NAMED, who.size());
        Object names = who.subList(0, named);
        return who.size() > named
                ? Message.of("finding." + code + ".many", names, who.size() - named)
                : Message.of("finding." + code + ".few", names);
    }
}
