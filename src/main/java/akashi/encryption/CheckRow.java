package akashi.encryption;

import akashi.core.fault.Mend;
import akashi.core.rule.Check;
import akashi.core.rule.Guard;
import akashi.core.rule.Item;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.rule.Rule.Force;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A check as a page shows it.
 *
 * @param sign the outcome or status whose shape and colour it has; {@code null} for what is only told
 * @param word what stands beside the shape
 * @param lines for whom it is not met, drawn together by what is the matter
 * @param asks whether a person's word is asked for
 * @param must whether without that word nothing takes effect
 */
record CheckRow(Check check, Enum<?> sign, Message word, List<Line> lines, boolean asks, boolean must) {

    private static final int SHOWN = 5;
    private static final Set<Rule> ABOUT_GROUPS = EnumSet.of(Rule.CLIENTS_TRUST, Rule.LOGIN_TRUST, Rule.RECENT_CLIENTS);

    /** What is the matter, and with whom: the first few, and the others. */
    record Line(Message detail, List<String> first, List<String> more) {}

    /** The rows, what stands in the way first and what is only told last. */
    static List<CheckRow> of(List<Check> checks, SiteSnapshot site) {
        Map<String, String> shortNames = new HashMap<>();
        site.computers().forEach(computer -> shortNames.put(computer.label(), computer.shortLabel()));
        return checks.stream()
                .sorted(Comparator.comparingInt(CheckRow::urgency))
                .map(check -> row(check, shortNames))
                .toList();
    }

    private static int urgency(Check check) {
        boolean must = check.rule().force() == Force.MUST;
        return switch (check.outcome()) {
            case BROKEN -> must ? 0 : 2;
            case OPEN -> must ? 1 : 3;
            case MET -> check.rule().force() == Force.TOLD ? 5 : 4;
        };
    }

    private static CheckRow row(Check check, Map<String, String> shortNames) {
        Force force = check.rule().force();
        boolean met = check.outcome() == Outcome.MET;
        boolean must = force == Force.MUST;
        boolean asks = !met
                && (must
                        ? check.outcome() == Outcome.OPEN && Guard.GO.rules().contains(check.rule())
                        : force == Force.SHOULD);
        return new CheckRow(check, sign(check), word(check), lines(check, force == Force.TOLD, shortNames), asks, must);
    }

    private static Enum<?> sign(Check check) {
        if (check.rule().force() == Force.TOLD) {
            return null;
        }
        boolean warns = check.rule().force() == Force.SHOULD && check.outcome() != Outcome.MET;
        return warns ? Status.EXPIRING : check.outcome();
    }

    private static Message word(Check check) {
        if (check.rule().force() == Force.TOLD) {
            return Message.of("rule-force.TOLD");
        }
        String unit = ABOUT_GROUPS.contains(check.rule()) ? "groups" : "computers";
        return check.outcome() == Outcome.MET
                ? Message.of("encryption.check.fine." + unit, check.items().size())
                : Message.of(
                        "encryption.check.unmet." + unit,
                        Message.of(check.rule().force()),
                        check.unmet().size());
    }

    private static List<Line> lines(Check check, boolean told, Map<String, String> shortNames) {
        if (check.rule() == Rule.ORDER) {
            return List.of();
        }
        Map<Message, List<String>> byDetail = new LinkedHashMap<>();
        for (Item item : told ? check.items() : check.unmet()) {
            byDetail.computeIfAbsent(item.detail(), detail -> new ArrayList<>())
                    .add(shortNames.getOrDefault(item.who(), item.who()));
        }
        List<Line> lines = new ArrayList<>();
        byDetail.forEach((detail, who) -> lines.add(line(detail, Names.collapsed(who))));
        return lines;
    }

    private static Line line(Message detail, List<String> who) {
        int shown = who.size() <= SHOWN + 1 ? who.size() : SHOWN;
        return new Line(detail, who.subList(0, shown), who.subList(shown, who.size()));
    }

    /** Whether it is met for some and not for others, so that the share is worth saying. */
    public boolean shared() {
        return check.outcome() != Outcome.MET;
    }

    /** The next step, where it is not met yet. */
    public Mend mend() {
        if (check.outcome() == Outcome.MET) {
            return Mend.NONE;
        }
        return check.rule() == Rule.INSTALLED ? issueOrInstall() : check.mend();
    }

    /** Certificates are issued first; where all are, they are to be installed, and that recorded. */
    private Mend issueOrInstall() {
        long missing = check.unmet().stream()
                .filter(item -> item.detail().key().equals("check.no-certificate"))
                .count();
        return missing > 0
                ? new Mend(
                        Message.of("encryption.mend.issue", missing),
                        check.mend().path())
                : new Mend(Message.of("encryption.mend.install"), "/facts?fact=CERTIFICATE_INSTALLED");
    }
}
