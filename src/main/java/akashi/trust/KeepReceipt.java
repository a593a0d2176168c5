package akashi.trust;

import akashi.core.access.Access;
import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.ShownSlots;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Thumbprint;
import akashi.core.text.Message;
import akashi.store.ActContext;
import akashi.store.FinishedChanges;
import akashi.store.Handouts;
import akashi.store.Observations;
import akashi.store.Receipts;
import akashi.store.Sightings;
import akashi.store.UseCase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Turns a receipt into observations and sightings. It is refused where computer, client group, servers or thumbprints do
 * not belong to the inventory; what it says of them is recorded as it is, whatever the rules would like.
 */
final class KeepReceipt implements UseCase<RecordReceipt, Integer> {

    private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(10);
    private static final Duration OLDEST = Duration.ofDays(366);
    /** How a check is kept of which a part was left out, so that it can be handed in again as a whole. */
    private static final String IN_PART = "CheckPart";

    private static final String BY_LINK = "ByLink";

    @Override
    public Class<RecordReceipt> act() {
        return RecordReceipt.class;
    }

    @Override
    public Integer perform(RecordReceipt act, ActContext context) {
        SiteSnapshot site = context.site();
        check(act.receipt(), context.now());
        act.link().ifPresent(link -> ofItsComputer(act.receipt(), link, site));
        boolean vouched = act.link().isEmpty() && context.actor().access().covers(Access.ADMIN);
        boolean whole = vouched || act.link().isPresent();
        String kind = kind(act, whole);
        Receipt receipt = (whole ? act.receipt() : act.receipt().ofOthers()).notAfter(context.now());
        Looked looked = Looked.at(receipt, site);
        String by = looked.by(receipt.verb(), vouched ? "" : sender(act, context.actor()));
        List<Observation> observations = new Reader(receipt, looked, site, by).read();
        SeenConnections connections = new SeenConnections(site, looked.id(), receipt.at(), vouched);
        receipt.connections().forEach(act.link().isPresent() ? connections::addIfKnown : connections::add);
        Optional<UUID> computerId = looked.computer().map(Computer::id);
        Receipts receipts = new Receipts(context.db(), context.siteId());
        receipts.same(computerId, kind, act.body()).ifPresent(known -> {
            throw act.link().isPresent() ? twice() : twice(looked, known);
        });
        receipts.insert(new Receipts.Receipt(
                UUID.randomUUID(),
                computerId,
                kind,
                act.body(),
                context.now(),
                context.actor().name()));
        new Observations(context.db(), context.siteId()).append(observations, context.now());
        new Sightings(context.db(), context.siteId())
                .append(connections.sightings(), connections.certificates(), context.now());
        if (vouched) {
            List<Observation> known = new ArrayList<>(observations);
            known.addAll(ShownSlots.after(site, connections.sightings()));
            FinishedChanges.close(context, site, known);
        }
        act.link().ifPresent(link -> came(link, context));
        context.evidenceChanged();
        return observations.size()
                + (act.link().isPresent() ? 0 : connections.sightings().size());
    }

    /** Whose word it is, beside a fact: of a link it is known who made it, and from where it was used. */
    private static String sender(RecordReceipt act, Actor actor) {
        return act.link()
                .map(link -> actor.name() + " · " + link.maker() + " · " + actor.origin())
                .orElseGet(actor::name);
    }

    /** What was left out, or is nobody's word, can be handed in again by somebody who may say it. */
    private static String kind(RecordReceipt act, boolean whole) {
        if (act.link().isPresent()) {
            return BY_LINK;
        }
        return whole || !act.receipt().tellsOfServers() ? act.receipt().verb() : IN_PART;
    }

    private static void ofItsComputer(Receipt receipt, RecordReceipt.Link link, SiteSnapshot site) {
        boolean own = receipt.clientGroup().isEmpty()
                && site.computerCalled(receipt.computer())
                        .filter(computer -> computer.id().equals(link.computerId()))
                        .isPresent();
        if (!own) {
            throw new Fault.BadInput("receipt", "trust.receipt.link");
        }
    }

    /** A link that ended meanwhile takes nothing any more. */
    private static void came(RecordReceipt.Link link, ActContext context) {
        if (!new Handouts(context.db()).received(context.siteId(), link.handoutId(), context.now())) {
            throw new Fault.NotFound("a link that is over");
        }
    }

    /** In words that tell nothing of who handed it in. */
    private static Fault twice() {
        return new Fault.Refused(Refusal.of("RECORDED_ALREADY", Message.of("trust.receipt.again")));
    }

    private static Fault twice(Looked looked, Receipts.Receipt known) {
        Message reason = Message.of("trust.receipt.twice", looked.label(), known.receivedAt(), known.receivedBy());
        Mend look = new Mend(
                Message.of("trust.receipt.look"),
                looked.computer()
                        .map(computer -> "/servers/" + computer.id() + "#facts")
                        .orElse("/clients"));
        return new Fault.Refused(new Refusal("RECORDED_ALREADY", List.of(), reason, List.of(looked.label()), look));
    }

    private static void check(Receipt receipt, Instant now) {
        if (!receipt.wellFormed()) {
            throw new Fault.BadInput("receipt", "trust.receipt.format");
        }
        if (receipt.at() == null || receipt.at().isAfter(now.plus(CLOCK_TOLERANCE))) {
            throw new Fault.BadInput("at", "trust.receipt.future");
        }
        if (receipt.at().isBefore(now.minus(OLDEST))) {
            throw new Fault.BadInput("at", "trust.receipt.old", OLDEST.toDays());
        }
    }

    private record Reader(Receipt receipt, Looked looked, SiteSnapshot site, String by) {

        List<Observation> read() {
            List<Observation> all = new ArrayList<>();
            for (Receipt.Installed each : receipt.certificates()) {
                Certificate certificate = certificate(each.thumbprint());
                all.add(about(Fact.CERTIFICATE_INSTALLED, slot(each.slot()), certificate, each.installed()));
                if (each.keyReadable() != null) {
                    all.add(about(Fact.KEY_READABLE, slot(each.slot()), certificate, each.keyReadable()));
                }
            }
            for (Receipt.Trusted each : receipt.authorities()) {
                all.add(observation(
                        Fact.CA_TRUSTED,
                        Optional.empty(),
                        Optional.of(root(each.thumbprint()).id()),
                        Optional.empty(),
                        each.trusted()));
            }
            for (Receipt.Effect each : receipt.switches()) {
                Slot slot = slot(each.slot());
                if (each.on() != null) {
                    all.add(observation(
                            Fact.IN_EFFECT, Optional.of(slot), Optional.empty(), Optional.empty(), each.on()));
                }
            }
            return all;
        }

        private Slot slot(Slot slot) {
            if (slot == null
                    || looked.computer().filter(c -> c.slots().contains(slot)).isEmpty()) {
                throw new Fault.BadInput("slot", "trust.receipt.slot", looked.label());
            }
            return slot;
        }

        private Certificate certificate(String text) {
            Optional<Thumbprint> thumbprint = Thumbprint.parse(text);
            return looked.computer().map(site::certificatesOf).orElse(List.of()).stream()
                    .filter(c -> thumbprint.filter(c.thumbprint()::equals).isPresent())
                    .findFirst()
                    .orElseThrow(
                            () -> new Fault.BadInput("thumbprint", "trust.receipt.thumbprint", String.valueOf(text)));
        }

        private Authority root(String text) {
            Optional<Thumbprint> thumbprint = Thumbprint.parse(text);
            return site.authorities().stream()
                    .filter(a -> thumbprint.isPresent() && a.thumbprint().equals(thumbprint))
                    .findFirst()
                    .orElseThrow(
                            () -> new Fault.BadInput("thumbprint", "trust.receipt.thumbprint", String.valueOf(text)));
        }

        private Observation about(Fact fact, Slot slot, Certificate certificate, boolean value) {
            return observation(fact, Optional.of(slot), Optional.empty(), Optional.of(certificate.id()), value);
        }

        private Observation observation(
                Fact fact, Optional<Slot> slot, Optional<UUID> authority, Optional<UUID> certificate, boolean value) {
            return new Observation(
                    UUID.randomUUID(),
                    fact,
                    looked.id(),
                    looked.generation(),
                    slot,
                    authority,
                    certificate,
                    value,
                    1,
                    Observation.Source.RECEIPT,
                    receipt.at(),
                    by,
                    "",
                    looked.member());
        }
    }
}
