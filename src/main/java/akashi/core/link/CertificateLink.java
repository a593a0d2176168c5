package akashi.core.link;

import static akashi.core.guide.Clause.A10;
import static akashi.core.guide.Clause.A11;
import static akashi.core.guide.Clause.A9;
import static akashi.core.guide.Clause.B1;
import static akashi.core.guide.Clause.B10;
import static akashi.core.guide.Clause.B11;
import static akashi.core.guide.Clause.B12;
import static akashi.core.guide.Clause.B2;
import static akashi.core.guide.Clause.B3;
import static akashi.core.guide.Clause.B4;
import static akashi.core.guide.Clause.B5;
import static akashi.core.guide.Clause.B6;
import static akashi.core.guide.Clause.B7;
import static akashi.core.guide.Clause.B8;
import static akashi.core.guide.Clause.B9;
import static akashi.core.guide.Clause.C1;
import static akashi.core.guide.Clause.C2;
import static akashi.core.guide.Clause.C3;
import static akashi.core.guide.Clause.C4;
import static akashi.core.guide.Clause.C5;
import static akashi.core.guide.Clause.C6;
import static akashi.core.guide.Clause.C7;
import static akashi.core.guide.Clause.D1;
import static akashi.core.guide.Clause.D2;
import static akashi.core.guide.Clause.D3;
import static akashi.core.guide.Clause.D4;
import static akashi.core.guide.Clause.D5;
import static akashi.core.guide.Clause.D6;
import static akashi.core.guide.Clause.D7;
import static akashi.core.guide.Clause.D8;
import static akashi.core.guide.Clause.D9;
import static akashi.core.guide.Clause.E1;
import static akashi.core.guide.Clause.E2;
import static akashi.core.guide.Clause.E3;
import static akashi.core.guide.Clause.E4;
import static akashi.core.guide.Clause.E5;
import static akashi.core.guide.Clause.E6;
import static akashi.core.guide.Clause.E7;
import static akashi.core.guide.Clause.E8;
import static akashi.core.guide.Clause.F1;
import static akashi.core.guide.Clause.F2;
import static akashi.core.guide.Clause.F3;
import static akashi.core.guide.Clause.F4;
import static akashi.core.guide.Clause.F5;
import static akashi.core.guide.Clause.F6;
import static akashi.core.guide.Clause.F7;
import static akashi.core.guide.Clause.F8;
import static akashi.core.guide.Clause.F9;
import static akashi.core.guide.Clause.G1;
import static akashi.core.guide.Clause.G3;
import static akashi.core.link.Requirement.INSTALLED;
import static akashi.core.link.Requirement.KEY_READABLE;
import static akashi.core.link.Requirement.NAMED;
import static akashi.core.link.Requirement.PAIRED;
import static akashi.core.link.Requirement.PLATFORM;
import static akashi.core.link.Requirement.RECENT_CLIENT;
import static akashi.core.link.Requirement.SUBJECT_TRUSTS;
import static akashi.core.link.Requirement.VALID;
import static akashi.core.link.Requirement.VERIFIER_TRUSTS;

import akashi.core.guide.Clause;
import akashi.core.site.Computer;
import akashi.core.site.Role;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * The one table of the product: a row per kind of encrypted connection. It says who shows a certificate, who must trust
 * its CA, which switch turns it on, what else it needs, what happens when it is off or expired, and the clauses all that
 * comes from. Rules, diagrams, assessments and lessons are derived from it.
 */
public enum CertificateLink {
    /** The management server shows its certificate to the recorders (section B). */
    MANAGEMENT_TO_RECORDERS(new LinkRow(Party.MANAGEMENT_SERVER, Party.RECORDERS, Slot.SERVER)
            .about(B1, B5, B6, B8)
            .needs(PAIRED, B2, B3)
            .needs(INSTALLED, B4)
            .needs(SUBJECT_TRUSTS, B9, B11)
            .needs(VERIFIER_TRUSTS, B7, B12)
            .needs(NAMED, B10)
            .needs(VALID, A10)
            .needs(KEY_READABLE)
            .expired(A10)),
    /** A recorder shows its certificate to the management server (section C). */
    RECORDER_TO_MANAGEMENT(new LinkRow(Party.RECORDERS, Party.MANAGEMENT_SERVER, Slot.SERVER)
            .about(B1, C3)
            .needs(PAIRED, B2, B3, C1)
            .needs(INSTALLED, B4, C2)
            .needs(SUBJECT_TRUSTS, C5)
            .needs(VERIFIER_TRUSTS, C4, C7)
            .needs(NAMED, C6)
            .needs(VALID, A9)
            .needs(KEY_READABLE)
            .expiredAsFollowsFrom(A9)),
    /** A Data Collector on a remote server shows its certificate to the management server (section D). */
    COLLECTOR_TO_MANAGEMENT(new LinkRow(Party.DATA_COLLECTORS, Party.MANAGEMENT_SERVER, Slot.SERVER)
            .about(B1, D1, D5)
            .needs(PAIRED, D2, D3)
            .needs(INSTALLED, D4)
            .needs(SUBJECT_TRUSTS, D8)
            .needs(VERIFIER_TRUSTS, D6, D9)
            .needs(NAMED, D7)
            .needs(VALID, A9)
            .needs(KEY_READABLE)
            .expiredAsFollowsFrom(A9)),
    /** A recorder shows its certificate to everything that takes streams from it (section E). */
    RECORDER_TO_CLIENTS(new LinkRow(Party.RECORDERS, Party.STREAM_TAKERS, Slot.STREAMING)
            .about(E1, E3)
            .needs(INSTALLED, E5)
            .needs(SUBJECT_TRUSTS, E5)
            .needs(VERIFIER_TRUSTS, E4, E7)
            .needs(NAMED, E6)
            .needs(VALID, A9)
            .needs(KEY_READABLE, E8)
            .needs(RECENT_CLIENT, E2)
            .expired(A9)),
    /** The mobile server shows its certificate to phones, tablets and browsers (section F). */
    MOBILE_TO_CLIENTS(new LinkRow(Party.MOBILE_SERVERS, Party.MOBILE_CLIENTS, Slot.MOBILE)
            .about(F1, F2, F3)
            .needs(INSTALLED, F5)
            .needs(SUBJECT_TRUSTS, F5)
            .needs(VERIFIER_TRUSTS, F4, F7)
            .needs(NAMED, F6)
            .needs(VALID, A11)
            .needs(KEY_READABLE, F8)
            .needs(PLATFORM, F7)
            .off(F9)
            .expired(A11)),
    /** The management server shows its certificate to whoever logs in (beyond the guide's edition). */
    MANAGEMENT_TO_CLIENTS(new LinkRow(Party.MANAGEMENT_SERVER, Party.LOGIN_CLIENTS, Slot.SERVER)
            .about(G1)
            .needs(INSTALLED, B4)
            .needs(SUBJECT_TRUSTS, B9, B11)
            .needs(VERIFIER_TRUSTS, G1, G3)
            .needs(NAMED, B10)
            .needs(VALID, A10)
            .needs(KEY_READABLE)
            .expiredAsFollowsFrom(A10, G1));

    private final LinkRow row;

    CertificateLink(LinkRow row) {
        this.row = row;
    }

    /** Who shows a certificate. */
    public Party subject() {
        return row.subject();
    }

    /** Who checks it. */
    public Party verifiers() {
        return row.verifiers();
    }

    /** The slot whose switch turns the link on. */
    public Slot slot() {
        return row.slot();
    }

    /** Whether the switch must be equal over the management server's pair. */
    public boolean paired() {
        return row.needs().containsKey(PAIRED);
    }

    /** Whether the switch belongs to the pair, so that nobody turns it for one computer alone. */
    public boolean switchedTogether() {
        return slot() == Slot.SERVER;
    }

    /** Whether it goes beyond the guide's edition: what it lacks warns and refuses nothing. */
    public boolean advisory() {
        return this == MANAGEMENT_TO_CLIENTS;
    }

    /** What the link needs, and the clauses that say so (none where it is field practice). */
    public Map<Requirement, List<Clause>> needs() {
        return row.needs();
    }

    /** The clauses behind one requirement. */
    public List<Clause> clauses(Requirement requirement) {
        return row.needs().getOrDefault(requirement, List.of());
    }

    /** What explains the link. */
    public List<Clause> about() {
        return row.about();
    }

    /** What is lost while the link is not encrypted. */
    public List<Clause> whenOff() {
        return row.off();
    }

    /** What stops when the certificate expires. */
    public List<Clause> whenExpired() {
        return row.expired();
    }

    /** Whether that is not said of this link, but follows from what is said. */
    public boolean expiryInferred() {
        return row.inferred();
    }

    /** Every clause the row cites. */
    public Set<Clause> allClauses() {
        Set<Clause> all = new TreeSet<>(row.about());
        row.needs().values().forEach(all::addAll);
        all.addAll(row.off());
        all.addAll(row.expired());
        return all;
    }

    /** The last part of the address of its diagram. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The link with this slug. */
    public static Optional<CertificateLink> bySlug(String slug) {
        return Arrays.stream(values()).filter(link -> link.slug().equals(slug)).findFirst();
    }

    /** Every link in which servers of the role take part, on either side. */
    public static List<CertificateLink> involving(Role role) {
        return Arrays.stream(values())
                .filter(l -> l.subject().roles().contains(role)
                        || l.verifiers().roles().contains(role))
                .toList();
    }

    /** The active computers that show a certificate on this link. */
    public List<Computer> subjects(SiteSnapshot site) {
        return subject().computers(site);
    }

    /** Everyone who checks the certificate of the subject on this link. */
    public List<Verifier> verifiersOf(Computer subject, SiteSnapshot site) {
        return verifiersIn(site).apply(subject);
    }

    /** The same for many subjects of one site: the inventory is looked through once, not once for each. */
    public Function<Computer, List<Verifier>> verifiersIn(SiteSnapshot site) {
        List<Verifier> computers = verifiers().computers(site).stream()
                .<Verifier>map(Verifier.OnComputer::new)
                .toList();
        List<Verifier.InGroup> groups = site.clientGroups().stream()
                .filter(group -> verifiers().includes(group.kind()))
                .map(Verifier.InGroup::new)
                .toList();
        return subject -> {
            List<Verifier> all = new ArrayList<>(computers);
            groups.stream().filter(in -> in.group().uses(subject)).forEach(all::add);
            return all;
        };
    }

    /** Its name, "who shows → who checks". */
    public Message title() {
        return Message.of(this);
    }
}
