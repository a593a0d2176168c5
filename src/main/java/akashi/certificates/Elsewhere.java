package akashi.certificates;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.rule.Gates;
import akashi.core.rule.Rule;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.PublicNames;
import akashi.core.site.RequiredNames;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What would be asked of an authority whose key is not here: names, subject, and every reason against it.
 *
 * @param left names that a public authority does not take and nobody needs, with the reason
 */
record Elsewhere(
        Computer computer,
        Authority authority,
        Set<Slot> slots,
        String commonName,
        List<HostName> names,
        List<IpAddress> addresses,
        List<PublicNames.Refused> left,
        Optional<Certificate> predecessor,
        List<Refusal> refusals) {

    /** Whether nothing forbids it. For templates too. */
    public boolean possible() {
        return refusals.isEmpty();
    }

    /** The slots, in their order. For templates. */
    public List<Slot> inOrder() {
        return slots.stream().sorted().toList();
    }

    /** The authorities that can be asked: everybody else's that are not retired, and the public ones. */
    static List<Authority> askable(SiteSnapshot site) {
        return site.authorities().stream()
                .filter(a -> a.kind() != Authority.Kind.SITE && !a.retired())
                .toList();
    }

    static Elsewhere drawn(SiteSnapshot site, Computer computer, Authority authority, Set<Slot> slots, Instant now) {
        RequiredNames required = RequiredNames.of(computer, site.site(), now).in(slots, authority.kind());
        boolean open = authority.kind() == Authority.Kind.PUBLIC;
        List<HostName> names = required.names().stream()
                .filter(name -> !open || PublicNames.against(name).isEmpty())
                .toList();
        List<IpAddress> addresses = open ? List.of() : required.allAddresses();
        List<Refusal> refusals = new ArrayList<>(Gates.export(site, computer, slots));
        List<PublicNames.Refused> left = new ArrayList<>();
        if (open) {
            left.addAll(PublicNames.refused(required.should(), required.shouldAddresses()));
            PublicNames.refused(required.must(), required.mustAddresses())
                    .forEach(name -> refusals.add(refusal(Rule.NAMED.name(), computer, name.why())));
        }
        Optional<String> subject = subject(site, computer, slots, names);
        if (names.isEmpty() && refusals.isEmpty()) {
            refusals.add(refusal(Rule.NAMED.name(), computer, Message.of("rule.NAMED.no-name", computer.shortLabel())));
        } else if (subject.isEmpty() && !names.isEmpty()) {
            refusals.add(
                    refusal("SUBJECT_TWICE", computer, Message.of("elsewhere.refused.subject", computer.shortLabel())));
        }
        asked(site, computer, slots).ifPresent(open0 -> refusals.add(already(computer, open0)));
        return new Elsewhere(
                computer,
                authority,
                Set.copyOf(slots),
                subject.orElse(""),
                names,
                addresses,
                left,
                Orders.predecessor(site, computer, slots),
                refusals);
    }

    /** The wanted slots for which nobody else was asked or has issued as a public authority. */
    static Set<Slot> own(SiteSnapshot site, Computer computer) {
        Set<Slot> wanted = site.wantedSlots(computer);
        Set<Slot> own = wanted.stream()
                .filter(slot -> asked(site, computer, Set.of(slot)).isEmpty())
                .filter(slot -> site.newestFor(computer, slot)
                        .flatMap(site::rootOf)
                        .filter(root -> root.kind() == Authority.Kind.PUBLIC)
                        .isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return own.isEmpty() ? wanted : own;
    }

    /** What is asked for already and covers one of the slots. */
    static Optional<Certificate> asked(SiteSnapshot site, Computer computer, Set<Slot> slots) {
        return site.certificatesOf(computer).stream()
                .filter(c -> c.state() == Certificate.State.REQUESTED && c.generation() == computer.generation())
                .filter(c -> c.slots().stream().anyMatch(slots::contains))
                .findFirst();
    }

    /**
     * The first name that no other certificate of the computer has as its subject: the vendor's list shows each subject
     * once, so two certificates of one subject could not be told apart. What is renewed keeps its own.
     */
    private static Optional<String> subject(
            SiteSnapshot site, Computer computer, Set<Slot> slots, List<HostName> names) {
        Set<String> others = new LinkedHashSet<>();
        site.certificatesOf(computer).stream()
                .filter(c -> c.usable() && c.generation() == computer.generation())
                .filter(c -> !slots.containsAll(c.slots()))
                .flatMap(c -> Renewals.commonName(c.subject()).stream())
                .forEach(others::add);
        boolean all = slots.containsAll(site.wantedSlots(computer));
        if (!all) {
            computer.fqdn().map(HostName::value).ifPresent(others::add);
        }
        return names.stream()
                .map(HostName::value)
                .filter(name -> name.length() <= 64 && !others.contains(name))
                .findFirst();
    }

    private static Refusal already(Computer computer, Certificate asked) {
        return new Refusal(
                "ASKED_ALREADY",
                List.of(),
                Message.of("elsewhere.refused.already", computer.shortLabel(), asked.issuedAt()),
                List.of(computer.label()),
                new Mend(Message.of("elsewhere.mend.open"), "/certificates/requests/" + asked.id()));
    }

    private static Refusal refusal(String rule, Computer computer, Message why) {
        return new Refusal(
                rule,
                List.of(),
                why,
                List.of(computer.label()),
                new Mend(Message.of("certificates.mend.names"), "/servers/" + computer.id() + "/edit"));
    }
}
