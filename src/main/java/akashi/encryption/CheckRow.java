package akashi.encryption;

import akashi.core.fault.Mend;
import akashi.core.rule.Check;
import akashi.core.rule.Item;
import akashi.core.rule.Outcome;
import akashi.core.rule.Rule;
import akashi.core.rule.Rule.Force;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
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

    /**
     * What is the matter, and with whom; and the ways on for single computers.
     *
     * @param count how many it concerns; runs of numbers are drawn together in the texts
     * @param first the first few of them, as texts
     * @param more the others
     */
    record Line(Message detail, int count, List<String> first, List<String> more, List<Way> ways) {}

    /** How a computer stops being in the way. */
    record Way(String host, List<Mend> mends) {}

    /** The rows, what stands in the way first and what is only told last. */
    static List<CheckRow> of(List<Check> checks, SiteSnapshot site) {
        Map<String, Computer> known = new HashMap<>();
        site.computers().forEach(computer -> known.put(computer.label(), computer));
        return checks.stream()
                .sorted(Comparator.comparingInt(CheckRow::urgency))
                .map(check -> row(check, known))
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

    private static CheckRow row(Check check, Map<String, Computer> known) {
        Force force = check.rule().force();
        boolean must = force == Force.MUST;
        return new CheckRow(
                check, sign(check), word(check), lines(check, force == Force.TOLD, known), check.asks(), must);
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

    private static List<Line> lines(Check check, boolean told, Map<String, Computer> known) {
        if (check.rule() == Rule.ORDER) {
            return List.of();
        }
        Map<Message, List<String>> byDetail = new LinkedHashMap<>();
        for (Item item : told ? check.items() : check.unmet()) {
            byDetail.computeIfAbsent(item.detail(), detail -> new ArrayList<>()).add(item.who());
        }
        List<Line> lines = new ArrayList<>();
        byDetail.forEach((detail, who) -> lines.add(line(detail, who, known)));
        return lines;
    }

    private static Line line(Message detail, List<String> labels, Map<String, Computer> known) {
        List<String> who = Names.collapsed(labels.stream()
                .map(label -> known.containsKey(label) ? known.get(label).shortLabel() : label)
                .toList());
        int shown = who.size() <= SHOWN + 1 ? who.size() : SHOWN;
        List<Way> ways = detail.key().equals(Check.NO_NAME) ? ways(labels, known) : List.of();
        return new Line(detail, labels.size(), who.subList(0, shown), who.subList(shown, who.size()), ways);
    }

    /** A computer without a name is named, or rests; both are one press away. */
    private static List<Way> ways(List<String> labels, Map<String, Computer> known) {
        return labels.stream()
                .map(known::get)
                .map(it -> new Way(it.shortLabel(), List.of(Mends.name(it), Mends.rest(it))))
                .toList();
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
        int missing = check.unmet(Check.NO_CERTIFICATE).size();
        boolean fits = !check.unmet(Check.OTHER_FITS).isEmpty();
        if (missing > 0 && !fits) {
            return new Mend(
                    Message.of("encryption.mend.issue", missing), check.mend().path());
        }
        boolean issued = check.unmet(Check.NO_NAME).size() < check.unmet().size();
        return check.rule() == Rule.INSTALLED && issued && !fits
                ? new Mend(Message.of("encryption.mend.install"), "/facts?fact=CERTIFICATE_INSTALLED")
                : check.mend();
    }
}
