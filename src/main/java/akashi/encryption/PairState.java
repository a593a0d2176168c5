package akashi.encryption;

import akashi.core.plan.Pairing;
import akashi.core.plan.Progress;
import akashi.core.site.ChangeSet;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * How the pair stands, in one sentence, with the ways on from there.
 *
 * @param ways the directions in which the whole pair can be turned to get out of a difference
 * @param change the open change set that is about it
 */
record PairState(Status status, Message sentence, List<Way> ways, Optional<ChangeSet> change) {

    /** A button that turns the whole pair one way, by the switch of one of its members. */
    record Way(UUID computerId, boolean on, int computers) {}

    /** How many members are known to be on, known to be off, and not known. */
    private record Count(int all, int on, int off, boolean seen) {

        static Count of(SiteSnapshot site) {
            List<Computer> members = site.pair();
            List<Optional<Observation>> known = members.stream()
                    .map(c -> site.evidence().about(Fact.IN_EFFECT, c.id(), Slot.SERVER))
                    .toList();
            int on = (int) known.stream()
                    .filter(o -> o.filter(Observation::value).isPresent())
                    .count();
            int said = (int) known.stream().filter(Optional::isPresent).count();
            boolean seen = known.stream()
                    .allMatch(o ->
                            o.filter(e -> e.source() != Observation.Source.TOLD).isPresent());
            return new Count(members.size(), on, said - on, seen);
        }
    }

    static PairState of(SiteSnapshot site) {
        List<Computer> members = Pairing.members(site);
        int wanted = (int) members.stream()
                .filter(c -> site.wanted(new SwitchId(c.id(), Slot.SERVER)))
                .count();
        if (members.isEmpty()) {
            return plain(Status.PLAIN, Message.of("encryption.pair.empty"));
        }
        if (wanted > 0 && wanted < members.size()) {
            Message sentence = Message.of("encryption.pair.plan-mixed", wanted, members.size());
            return new PairState(Status.BROKEN, sentence, ways(site, members), open(site));
        }
        Optional<ChangeSet> open = open(site);
        return open.map(change -> underWay(site, change))
                .orElseGet(() -> settled(site, members, wanted > 0, Count.of(site)));
    }

    private static PairState underWay(SiteSnapshot site, ChangeSet change) {
        List<Turn> turns = Progress.standing(site, change);
        long done = turns.stream().filter(turn -> Progress.inEffect(site, turn)).count();
        Message sentence = change.running()
                ? Message.of("encryption.pair.running", change.number(), done, turns.size())
                : Message.of("encryption.pair.planned", change.number(), Summary.of(turns));
        return new PairState(
                change.running() ? Status.CHANGING : Status.UNKNOWN, sentence, List.of(), Optional.of(change));
    }

    private static PairState settled(SiteSnapshot site, List<Computer> members, boolean wanted, Count count) {
        if (count.on() > 0 && count.off() > 0) {
            Message sentence = Message.of("encryption.pair.mixed", count.on(), count.all());
            return new PairState(Status.BROKEN, sentence, ways(site, members), Optional.empty());
        }
        if (wanted && count.on() == count.all()) {
            Status status = count.seen() ? Status.VERIFIED : Status.RECORDED;
            return plain(status, Message.of("encryption.pair.on", count.all()));
        }
        if (!wanted && count.on() == 0) {
            return plain(Status.PLAIN, Message.of("encryption.pair.off", count.all()));
        }
        if (wanted && count.off() == 0) {
            return plain(Status.UNKNOWN, Message.of("encryption.pair.unconfirmed", count.on(), count.all()));
        }
        Message sentence = wanted
                ? Message.of("encryption.pair.not-on", count.off(), count.all())
                : Message.of("encryption.pair.not-off", count.on(), count.all());
        return new PairState(Status.BROKEN, sentence, ways(site, members), Optional.empty());
    }

    /** What the chip says: where a change is planned, that it is. */
    public Message word() {
        return change.filter(open -> status != Status.BROKEN)
                .map(open -> Message.of(open.state()))
                .orElseGet(() -> Message.of(status));
    }

    private static PairState plain(Status status, Message sentence) {
        return new PairState(status, sentence, List.of(), Optional.empty());
    }

    private static Optional<ChangeSet> open(SiteSnapshot site) {
        return site.changes().stream()
                .filter(change -> Progress.standing(site, change).stream().anyMatch(turn -> turn.slot() == Slot.SERVER))
                .reduce((older, newer) -> newer.running() || !older.running() ? newer : older);
    }

    private static List<Way> ways(SiteSnapshot site, List<Computer> members) {
        UUID first = site.management().orElse(members.get(0)).id();
        return List.of(new Way(first, true, members.size()), new Way(first, false, members.size()));
    }
}
