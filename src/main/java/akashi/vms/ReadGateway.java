package akashi.vms;

import akashi.core.access.Access;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Observations;
import akashi.store.Uploads;
import akashi.store.UseCase;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps what the gateway told: the list for its reader to look at, how the gateway was reached, and what the VMS says of
 * the encryption of streams on computers that the site knows. Comes back with the id of the list.
 */
record ReadGateway(Gateway gateway, InventoryList list) implements Act<UUID> {

    @Override
    public String code() {
        return "read-vms";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    @Override
    public String subject() {
        return gateway.address().toString();
    }

    @Override
    public List<Object> args() {
        return List.of(
                gateway.address().toString(), gateway.user(), list.servers().size());
    }

    /** Does it. */
    static final class Keeping implements UseCase<ReadGateway, UUID> {

        @Override
        public Class<ReadGateway> act() {
            return ReadGateway.class;
        }

        @Override
        public UUID perform(ReadGateway act, ActContext context) {
            act.gateway().keep(context.db(), context.siteId());
            List<Observation> told = told(act, context);
            if (!told.isEmpty()) {
                new Observations(context.db(), context.siteId()).append(told, context.now());
                context.evidenceChanged();
            }
            String name = act.gateway().address().base().getHost() + ".csv";
            return new Uploads(context.db(), context.siteId())
                    .keep(
                            String.valueOf(context.actor().userId()),
                            name,
                            act.list().csv(),
                            context.now());
        }

        private static List<Observation> told(ReadGateway act, ActContext context) {
            SiteSnapshot site = context.site();
            return act.list().servers().stream()
                    .flatMap(server -> server.streamsEncrypted().stream()
                            .flatMap(on -> known(site, server)
                                    .filter(computer -> changed(site, computer, on))
                                    .map(computer -> told(computer, on, act, context))))
                    .toList();
        }

        private static Stream<Computer> known(SiteSnapshot site, FoundServer server) {
            return site
                    .computerCalled(server.computer())
                    .filter(computer -> computer.slots().contains(Slot.STREAMING))
                    .stream();
        }

        /** What is known already needs no other witness, and one that sees is better than one that tells. */
        private static boolean changed(SiteSnapshot site, Computer computer, boolean on) {
            return site.evidence()
                    .about(Fact.IN_EFFECT, computer.id(), Slot.STREAMING)
                    .filter(known -> known.value() == on)
                    .isEmpty();
        }

        private static Observation told(Computer computer, boolean on, ReadGateway act, ActContext context) {
            return new Observation(
                    UUID.randomUUID(),
                    Fact.IN_EFFECT,
                    computer.id(),
                    computer.generation(),
                    Optional.of(Slot.STREAMING),
                    Optional.empty(),
                    Optional.empty(),
                    on,
                    1,
                    Observation.Source.TOLD,
                    context.now(),
                    act.gateway().address().toString(),
                    "");
        }
    }
}
