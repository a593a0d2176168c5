package akashi.sites;

import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Presence;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Compares a file with a site. Pure: the same file, site, moment and person give the same difference but for new ids. */
final class Comparison {

    private final SiteSnapshot site;
    private final Inventory file;
    private final boolean removing;
    private final Instant now;
    private final String by;
    private final KnownComputers known;
    private final Presence.State arriving;
    private final List<Computer> added = new ArrayList<>();
    private final List<Difference.ComputerChange> changed = new ArrayList<>();
    private final Map<String, Computer> inFile = new HashMap<>();
    private final Map<UUID, Computer> after = new LinkedHashMap<>();
    private final Set<UUID> joining = new HashSet<>();
    private final List<RowProblem> problems = new ArrayList<>();
    private final List<RowWarning> warnings = new ArrayList<>();

    private Comparison(SiteSnapshot site, Inventory file, boolean removing, Instant now, String by) {
        this.site = site;
        this.file = file;
        this.removing = removing;
        this.now = now;
        this.by = by;
        this.known = new KnownComputers(site.computers());
        this.arriving = Joining.stateOf(site);
        site.computers().stream()
                .filter(c -> c.presence().state() != Presence.State.RETIRED)
                .forEach(c -> after.put(c.id(), c));
    }

    /** What the file would make of the site, {@code removing} what is not in it or not. */
    static Difference of(SiteSnapshot site, Inventory file, boolean removing, Instant now, String by) {
        return new Comparison(site, file, removing, now, by).difference();
    }

    private Difference difference() {
        Merge merge = new Merge(file, arriving);
        List<Computer> others = new ArrayList<>();
        for (Computer said : file.computers()) {
            Computer stamped =
                    said.but().presence(stamp(said.presence().state())).copy();
            known.called(stamped)
                    .ifPresentOrElse(
                            before -> change(before, merge.of(before, stamped, false), said),
                            () -> others.add(stamped));
        }
        for (Computer said : others) {
            known.alsoCalled(said).ifPresentOrElse(before -> changeOther(before, said, merge), () -> add(said));
        }
        Groups groups = new Groups();
        file.groups().forEach(groups::take);
        List<Computer> missing =
                site.computers().stream().filter(this::isMissing).toList();
        if (removing) {
            missing.forEach(computer -> after.remove(computer.id()));
        }
        oneManagement();
        int unchanged = file.computers().size() - added.size() - changed.size();
        return new Difference(
                List.copyOf(added),
                List.copyOf(changed),
                missing,
                unchanged,
                List.copyOf(groups.added),
                List.copyOf(groups.changed),
                groups.missing(),
                groups.unchanged,
                Set.copyOf(joining),
                List.copyOf(problems),
                List.copyOf(warnings));
    }

    private Presence stamp(Presence.State said) {
        return new Presence(said, now, Optional.empty(), "", by);
    }

    private void add(Computer said) {
        Presence.State state = said.inService() ? arriving : Presence.State.OUT_OF_SERVICE;
        Computer computer = said.but().presence(stamp(state)).copy();
        added.add(computer);
        if (known.wasRetired(said)) {
            warnings.add(new RowWarning(0, Message.of("sites.csv.was-retired", said.label())));
        }
        remember(computer, said);
    }

    private void changeOther(Computer before, Computer said, Merge merge) {
        warnings.add(new RowWarning(0, Message.of("sites.csv.other-name", said.label(), before.label())));
        change(before, merge.of(before, said, true), said);
    }

    private void change(Computer before, Computer merged, Computer said) {
        List<FieldChange> fields = Fields.changes(Fields.of(before), Fields.of(merged));
        if (!fields.isEmpty()) {
            changed.add(new Difference.ComputerChange(before, merged, fields));
        }
        remember(merged, said);
        boolean back = before.presence().state() == Presence.State.OUT_OF_SERVICE;
        if (!back) {
            joining.remove(merged.id());
        }
    }

    private void remember(Computer computer, Computer said) {
        inFile.put(said.label(), computer);
        inFile.putIfAbsent(said.shortLabel(), computer);
        after.put(computer.id(), computer);
        if (computer.joining()) {
            joining.add(computer.id());
        }
    }

    private boolean isMissing(Computer computer) {
        boolean there = computer.presence().state() == Presence.State.RETIRED || known.wasFound(computer);
        boolean unreadable =
                file.leftOut().contains(computer.label()) || file.leftOut().contains(computer.shortLabel());
        boolean beyond = file.partial()
                && (computer.servers().isEmpty()
                        || computer.servers().stream()
                                .anyMatch(server -> !file.lists().contains(server.role())));
        return !there && !unreadable && !beyond;
    }

    /** A site has one management server; none at all is a beginning. */
    private void oneManagement() {
        List<String> managing = after.values().stream()
                .filter(computer -> computer.has(Role.MANAGEMENT))
                .map(Computer::label)
                .toList();
        if (managing.isEmpty()) {
            warnings.add(new RowWarning(0, Message.of("sites.csv.no-management")));
        } else if (managing.size() > 1) {
            problems.add(new RowProblem(
                    0, Column.ROLE.title(), Role.MANAGEMENT.name(), Message.of("sites.one-management", managing)));
        }
    }

    /** The client groups of the file, resolved to computers. */
    private final class Groups {
        private final Map<String, ClientGroup> before = new LinkedHashMap<>();
        private final List<ClientGroup> added = new ArrayList<>();
        private final List<Difference.GroupChange> changed = new ArrayList<>();
        private int unchanged;

        Groups() {
            site.clientGroups().forEach(group -> before.putIfAbsent(FileGroup.key(group), group));
        }

        void take(FileGroup said) {
            ClientGroup known = before.remove(said.key());
            int wrong = problems.size();
            ClientGroup group = resolved(said, known == null ? said.group().id() : known.id());
            if (problems.size() > wrong) {
                return;
            }
            if (known == null) {
                added.add(group);
                return;
            }
            List<FieldChange> fields = Fields.changes(texts(known), texts(group));
            if (fields.isEmpty()) {
                unchanged++;
            } else {
                changed.add(new Difference.GroupChange(known, group, fields));
            }
        }

        private Map<String, String> texts(ClientGroup group) {
            return Fields.of(group, id -> Optional.ofNullable(after.get(id)));
        }

        private ClientGroup resolved(FileGroup said, UUID id) {
            Set<UUID> serves = new LinkedHashSet<>();
            for (String name : said.serves()) {
                Optional<Computer> computer =
                        Optional.ofNullable(inFile.get(name)).or(() -> known.named(name));
                computer.ifPresentOrElse(found -> serves.add(found.id()), () -> unknown(said, name));
            }
            ClientGroup group = said.group();
            return new ClientGroup(
                    id,
                    group.kind(),
                    group.name(),
                    group.count(),
                    group.version(),
                    List.copyOf(serves),
                    group.networks(),
                    group.notes());
        }

        private void unknown(FileGroup said, String name) {
            problems.add(
                    new RowProblem(said.line(), Column.SERVES.title(), name, Message.of("sites.csv.serves-unknown")));
        }

        /** Groups of the site that are not in the file; a list of recorders says nothing of them. */
        List<ClientGroup> missing() {
            before.values()
                    .removeIf(group -> file.leftOut().contains(group.name().toLowerCase(Locale.ROOT)));
            return file.partial() ? List.of() : List.copyOf(before.values());
        }
    }
}
