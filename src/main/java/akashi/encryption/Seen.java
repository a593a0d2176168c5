package akashi.encryption;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.rule.Check;
import akashi.core.rule.Item;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.text.Message;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a person had before the eyes when deciding: the plan version, the newest act, and every check with its outcome and
 * a hash of for whom it was met. A new observation that changes no outcome leaves it equal. It travels in the form.
 *
 * @param newest the number of the newest audit entry
 */
record Seen(long plan, long newest, Map<Rule, Mark> marks) {

    private static final int TOLD_AT_MOST = 5;

    /** The outcome of a check and a hash of who met it. */
    record Mark(Outcome outcome, int hash) {

        static Mark of(Check check) {
            String who = check.items().stream()
                    .map(item -> item.who() + " " + item.outcome())
                    .sorted()
                    .collect(Collectors.joining("\n"));
            return new Mark(check.outcome(), who.hashCode());
        }
    }

    static Seen of(long plan, List<Check> checks, AuditEntries audit) {
        List<AuditEntry> newest = audit.page(AuditQuery.newest(1));
        return new Seen(plan, newest.isEmpty() ? 0 : newest.get(0).seq(), marks(checks));
    }

    private static Map<Rule, Mark> marks(List<Check> checks) {
        Map<Rule, Mark> marks = new EnumMap<>(Rule.class);
        checks.forEach(check -> marks.put(check.rule(), Mark.of(check)));
        return marks;
    }

    /** As text for a form: {@code 7/31/INSTALLED:OPEN:-5f/…}. */
    String text() {
        String each = marks.entrySet().stream()
                .map(e -> "/" + e.getKey() + ":" + e.getValue().outcome() + ":"
                        + Integer.toHexString(e.getValue().hash()))
                .collect(Collectors.joining());
        return plan + "/" + newest + each;
    }

    /** What a form carried; anything else than {@link #text} is bad input. */
    static Seen parse(String text) {
        try {
            String[] parts = text.split("/");
            Map<Rule, Mark> marks = new EnumMap<>(Rule.class);
            for (int i = 2; i < parts.length; i++) {
                String[] mark = parts[i].split(":");
                marks.put(
                        Rule.valueOf(mark[0]),
                        new Mark(Outcome.valueOf(mark[1]), Integer.parseUnsignedInt(mark[2], 16)));
            }
            return new Seen(Long.parseLong(parts[0]), Long.parseLong(parts[1]), marks);
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException unreadable) {
            throw new Fault.BadInput("seen", "web.field.unreadable");
        }
    }

    /** Refuses when the plan changed meanwhile or a check turned, and says what it was. */
    void guard(long planNow, List<Check> checks, AuditEntries audit) {
        List<Refusal> refusals = new ArrayList<>();
        if (planNow != plan) {
            refusals.add(Refusal.of("SITE_CHANGED", Message.of("encryption.changed.plan", meanwhile(audit))));
        }
        turned(checks).forEach(refusals::add);
        if (!refusals.isEmpty()) {
            throw new Fault.Refused(refusals);
        }
    }

    private List<Message> meanwhile(AuditEntries audit) {
        return audit.page(AuditQuery.newest(TOLD_AT_MOST)).stream()
                .filter(entry -> entry.seq() > newest)
                .map(entry -> Message.of("encryption.changed.by", entry.actor(), entry.sentence()))
                .toList();
    }

    private List<Refusal> turned(List<Check> checks) {
        List<Refusal> turned = new ArrayList<>();
        for (Check check : checks) {
            Mark was = marks.get(check.rule());
            if (was != null && !was.equals(Mark.of(check))) {
                List<String> involved = check.unmet().stream().map(Item::who).toList();
                Message reason = Message.of(
                        "encryption.changed.check",
                        Message.of(check.rule()),
                        Message.of(was.outcome()),
                        Message.of(check.outcome()));
                turned.add(new Refusal("CHECK_TURNED", check.rule().clauses(), reason, involved, check.mend()));
            } else if (was == null) {
                turned.add(Refusal.of(
                        "CHECK_TURNED", Message.of("encryption.changed.new-check", Message.of(check.rule()))));
            }
        }
        return turned;
    }
}
