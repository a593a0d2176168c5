package akashi.encryption;

import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.trust.Status;
import akashi.web.Pager;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Every computer with its switches, by part of the site, one page at a time. */
record SwitchTable(List<Group> groups, Pager pager, int computers) {

    static final int PAGE = 60;

    /** The computers of one part that are on this page. */
    record Group(Part part, List<Row> rows) {}

    /** A computer. */
    record Row(Computer computer, List<Cell> cells) {}

    /**
     * One switch.
     *
     * @param evidence what is known of it; empty when nobody said or saw anything
     * @param differs CHANGING or BROKEN where what is in effect is not what is wanted, otherwise {@code null}
     * @param change the open change set that turns it, or {@code null}
     * @param turnable whether a press is offered
     */
    record Cell(
            SwitchId id,
            boolean wanted,
            Optional<Observation> evidence,
            Status differs,
            ChangeSet change,
            boolean turnable) {

        /** An id for the button, the same on every rendering. */
        public String htmlId() {
            return "sw-" + id.computerId() + "-" + id.slot();
        }
    }

    /** What to show: part of a name, one part of the site, a page from 1. */
    record Filter(String text, Optional<Part> part, int page) {

        /** The path of the list with this filter. */
        public String path() {
            String query = (text.isEmpty() ? "" : "&q=" + URLEncoder.encode(text, StandardCharsets.UTF_8))
                    + part.map(p -> "&part=" + p).orElse("");
            return "/encryption" + (query.isEmpty() ? "" : "?" + query.substring(1));
        }

        private boolean admits(Computer computer) {
            return (text.isEmpty() || computer.label().contains(text.toLowerCase(Locale.ROOT)))
                    && part.filter(p -> p != Part.of(computer)).isEmpty();
        }
    }

    static SwitchTable of(SiteSnapshot site, Filter filter) {
        List<Computer> all = site.computers().stream()
                .filter(c -> c.presence().state() != Presence.State.RETIRED
                        && !c.slots().isEmpty())
                .filter(filter::admits)
                .sorted(Comparator.comparing(Part::of))
                .toList();
        int from = Math.min((filter.page() - 1) * PAGE, all.size());
        List<Computer> shown = all.subList(from, Math.min(from + PAGE, all.size()));
        Map<Part, List<Row>> byPart = shown.stream()
                .collect(Collectors.groupingBy(
                        Part::of, TreeMap::new, Collectors.mapping(c -> row(site, c), Collectors.toList())));
        List<Group> groups = new ArrayList<>();
        byPart.forEach((part, rows) -> groups.add(new Group(part, rows)));
        return new SwitchTable(groups, Pager.of(filter.path(), filter.page(), PAGE, all.size()), all.size());
    }

    private static Row row(SiteSnapshot site, Computer computer) {
        return new Row(
                computer,
                computer.slots().stream()
                        .map(slot -> cell(site, computer, slot))
                        .toList());
    }

    private static Cell cell(SiteSnapshot site, Computer computer, Slot slot) {
        SwitchId id = new SwitchId(computer.id(), slot);
        boolean wanted = site.wanted(id);
        Optional<Observation> evidence = site.evidence().about(Fact.IN_EFFECT, computer.id(), slot);
        ChangeSet change =
                Turns.openWith(site, new Turn(computer.id(), slot, wanted)).orElse(null);
        boolean differs = computer.active()
                && evidence.map(Observation::value).orElse(false) != wanted
                && (evidence.isPresent() || change != null);
        Status status = !differs ? null : change != null || computer.joining() ? Status.CHANGING : Status.BROKEN;
        return new Cell(id, wanted, evidence, status, change, computer.active());
    }
}
