package akashi.core.rule;

import akashi.core.fault.Mend;
import akashi.core.plan.Pairing;
import akashi.core.site.ChangeSet.Turn;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Mends;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Everything that is to be said about a change before it is made: all rules are judged, none stops at the first. */
public final class Checks {

    private static final String TRUST = "/facts?fact=CA_TRUSTED";

    private record Entry(Rule rule, Function<Scope, List<Item>> judge, String mendPath) {

        Check check(Scope scope) {
            Mend usual = mendPath == null ? Mend.NONE : new Mend(Message.of("mend.rule." + rule), mendPath);
            Check judged = new Check(rule, judge.apply(scope), usual);
            return new Check(rule, judged.items(), first(judged, scope).orElse(usual));
        }

        /** What comes before any other mend: a certificate to renew or install must be there, a computer have a name. */
        private static Optional<Mend> first(Check judged, Scope scope) {
            if (TRUST.equals(judged.mend().path()) && scope.site().authorities().isEmpty()) {
                return Optional.of(new Mend(Message.of("mend.authority.make"), "/authorities/new"));
            }
            List<String> nameless = judged.unmet(Check.NO_NAME);
            if (!judged.unmet(Check.OTHER_FITS).isEmpty()) {
                return Optional.of(new Mend(Message.of("mend.extend"), "/certificates/issue"));
            }
            if (!judged.unmet(Check.NO_CERTIFICATE).isEmpty()) {
                return Optional.of(new Mend(Message.of("mend.rule." + Rule.INSTALLED), "/certificates/issue"));
            }
            return nameless.size() < judged.unmet().size()
                    ? Optional.empty()
                    : nameless.stream()
                            .findFirst()
                            .flatMap(scope.site()::computerCalled)
                            .map(Mends::name);
        }
    }

    private static final List<Entry> ENTRIES = List.of(
            new Entry(Rule.INSTALLED, MustRules::installed, "/certificates/issue"),
            new Entry(Rule.TRUSTED, MustRules::trusted, TRUST),
            new Entry(Rule.VALID, MustRules::valid, "/certificates"),
            new Entry(Rule.NAMED, MustRules::named, "/certificates/issue"),
            new Entry(Rule.KEY_READABLE, MustRules::keyReadable, "/facts?fact=KEY_READABLE"),
            new Entry(Rule.CLIENTS_TRUST, ShouldRules::clientsTrust, TRUST),
            new Entry(Rule.LOGIN_TRUST, ShouldRules::loginTrust, TRUST),
            new Entry(Rule.FAILOVER_STREAMING, ShouldRules::failoverStreaming, "/encryption"),
            new Entry(Rule.RECENT_CLIENTS, ShouldRules::recentClients, "/clients"),
            new Entry(Rule.PHONES_ACCEPT, ShouldRules::phonesAccept, "/certificates"),
            new Entry(Rule.SAME_AUTHORITY, ShouldRules::sameAuthority, "/certificates"),
            new Entry(Rule.FURTHER_NAMES, ShouldRules::furtherNames, "/certificates"),
            new Entry(Rule.RSA_KEYS, ShouldRules::rsaKeys, "/certificates"),
            new Entry(Rule.TIME_LEFT, ShouldRules::timeLeft, "/certificates"));

    private Checks() {}

    /** The checks of a change on the site as it is wanted after the change. */
    public static List<Check> of(SiteSnapshot site, Collection<Turn> turns, Instant now) {
        List<Check> checks = new ArrayList<>();
        checks.add(paired(site));
        Scope scope = new Scope(site, turns, now);
        if (!scope.showing().isEmpty()) {
            ENTRIES.forEach(entry -> checks.add(entry.check(scope)));
        }
        checks.removeIf(check -> check.items().isEmpty());
        checks.addAll(told(site, turns));
        return List.copyOf(checks);
    }

    private static Check paired(SiteSnapshot site) {
        List<Computer> differing = Pairing.differing(site);
        List<Item> items = Pairing.members(site).stream()
                .map(computer -> differing.contains(computer)
                        ? Item.of(computer.label(), Outcome.BROKEN, "check.differs")
                        : Item.of(computer.label(), Outcome.MET, "check.met"))
                .toList();
        return new Check(Rule.PAIRED, items, new Mend(Message.of("mend.pair"), "/encryption"));
    }

    private static List<Check> told(SiteSnapshot site, Collection<Turn> turns) {
        List<Check> told = new ArrayList<>();
        List<Item> silent = turns.stream()
                .filter(turn -> turn.slot() == Slot.MOBILE && !turn.on())
                .map(turn -> Item.of(label(site, turn), Outcome.MET, "check.no-push-to-talk"))
                .toList();
        if (!silent.isEmpty()) {
            told.add(new Check(Rule.PUSH_TO_TALK, silent, Mend.NONE));
        }
        List<Item> restarting = turns.stream()
                .map(turn -> Item.of(label(site, turn), Outcome.MET, "check.restarts"))
                .distinct()
                .toList();
        if (!restarting.isEmpty()) {
            told.add(new Check(Rule.RESTART, restarting, Mend.NONE));
        }
        if (turns.stream().filter(turn -> turn.slot() == Slot.SERVER).count() > 1) {
            told.add(new Check(Rule.ORDER, restarting, Mend.NONE));
        }
        return told;
    }

    private static String label(SiteSnapshot site, Turn turn) {
        return site.computer(turn.computerId()).map(Computer::label).orElse("?");
    }

    /** Whether the switches differ from what they are turned to: a change that changes nothing is no change. */
    public static List<Turn> effective(SiteSnapshot site, Collection<Turn> turns) {
        return turns.stream()
                .filter(turn -> site.wanted(new SwitchId(turn.computerId(), turn.slot())) != turn.on())
                .toList();
    }
}
