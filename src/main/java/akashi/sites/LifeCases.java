package akashi.sites;

import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.Presence;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.sites.SiteActs.RenameComputer;
import akashi.sites.SiteActs.StepComputer;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.Computers;
import akashi.store.Secrets;
import akashi.store.UseCase;
import akashi.store.WantedSwitches;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps in the life of a computer, and its renaming. */
final class LifeCases {

    private LifeCases() {}

    static List<UseCase<?, ?>> all() {
        return List.of(
                Cases.of(StepComputer.class, LifeCases::step), Cases.of(RenameComputer.class, LifeCases::rename));
    }

    private static Void step(StepComputer act, ActContext context) {
        SiteSnapshot site = context.site();
        Computer before = Cases.present(site, act.computerId());
        if (!act.step().possibleFrom(before.presence().state())) {
            Message reason = Message.of(
                    "sites.step.impossible", before.label(), before.presence().state());
            throw new Fault.Refused(Refusal.of("PRESENCE", reason));
        }
        Computer after = after(site, before, act, context);
        new Computers(context.db(), context.siteId()).update(after);
        wanted(act.step(), after, context);
        if (act.step() == Step.REPLACE) {
            forgetKeys(site.certificatesOf(before), context);
        }
        context.about(after.label());
        context.tell(after.label(), act.why());
        context.changed(state(before), state(after));
        context.planChanged();
        return null;
    }

    /** The computer after a step; also what its consequences are judged on. */
    static Computer after(SiteSnapshot site, Computer before, StepComputer act, ActContext context) {
        Presence presence = new Presence(
                stateAfter(site, act.step()),
                context.now(),
                act.until(),
                act.why(),
                context.actor().name());
        return before.but()
                .generation(generationAfter(before, act.step()))
                .presence(presence)
                .copy();
    }

    static Presence.State stateAfter(SiteSnapshot site, Step step) {
        return step.to() == Presence.State.JOINING ? Joining.stateOf(site) : step.to();
    }

    static int generationAfter(Computer before, Step step) {
        return before.generation() + (step == Step.REPLACE ? 1 : 0);
    }

    private static Map<String, Object> state(Computer computer) {
        return Map.of(
                "presence", computer.presence().state().name(),
                "generation", computer.generation());
    }

    /** A computer that joins is wanted as the pair; one that retires wants nothing any more. */
    private static void wanted(Step step, Computer after, ActContext context) {
        WantedSwitches wanted = new WantedSwitches(context.db(), context.siteId());
        if (step == Step.RETIRE) {
            wanted.forget(after.id());
        } else if (step.to() == Presence.State.JOINING
                && context.site()
                        .management()
                        .filter(other -> !other.id().equals(after.id()))
                        .isPresent()) {
            wanted.turn(new SwitchId(after.id(), Slot.SERVER), Joining.pairIsOn(context.site()), context.now());
        }
    }

    /** The keys of the old hardware are worth nothing to the new one. */
    private static void forgetKeys(List<Certificate> certificates, ActContext context) {
        Certificates all = new Certificates(context.db(), context.siteId());
        Secrets secrets = new Secrets(context.db());
        certificates.stream().filter(Certificate::keyKept).forEach(certificate -> {
            secrets.forget(context.siteId(), "certificate", certificate.id());
            all.keyKept(certificate.id(), false);
        });
    }

    private static Void rename(RenameComputer act, ActContext context) {
        Computer before = Cases.present(context.site(), act.computerId());
        Computer after = renamed(before, act.naming(), act.keepUntil());
        refuseUnfit(context.site(), before, after);
        new Computers(context.db(), context.siteId()).update(after);
        context.about(after.label());
        context.tell(before.label(), after.label());
        ComputerCases.tell(context, Fields.of(before), Fields.of(after));
        context.planChanged();
        return null;
    }

    /** A new name is another one, and nobody else's. */
    static void refuseUnfit(SiteSnapshot site, Computer before, Computer after) {
        if (after.label().equals(before.label())) {
            throw new Fault.BadInput("computer", "sites.rename.same");
        }
        Cases.refuseClash(site, after);
    }

    /** The computer under its new name; the old full name stays as alias until the date. */
    static Computer renamed(Computer it, Naming naming, Optional<LocalDate> keepUntil) {
        HostName full = naming.host().in(naming.domain());
        List<Computer.Alias> aliases = new ArrayList<>(it.aliases());
        aliases.removeIf(alias -> alias.name().equals(full));
        it.fqdn()
                .filter(old -> keepUntil.isPresent() && !old.equals(full))
                .filter(old -> aliases.stream().noneMatch(alias -> alias.name().equals(old)))
                .ifPresent(old -> aliases.add(new Computer.Alias(old, keepUntil)));
        return new Computer(
                it.id(),
                Optional.of(naming.host()),
                naming.domain(),
                it.registeredAs().filter(name -> it.fqdn().filter(name::equals).isEmpty()),
                it.publicName(),
                aliases,
                it.addresses(),
                it.windows(),
                it.generation(),
                it.presence(),
                it.notes(),
                it.servers());
    }
}
