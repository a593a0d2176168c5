package akashi.topology;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.HostName;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.SiteData;
import akashi.core.site.Validity;
import akashi.training.ModelSite;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Sites in the states that a diagram has to show. */
enum Scenes {
    ENCRYPTED(encrypted(12)),
    ONE_RECORDER(encrypted(1)),
    THOUSAND(encrypted(1000)),
    PLAIN(evidence(encrypted(12), o -> o.fact() != Fact.IN_EFFECT, o -> o)),
    NO_AUTHORITY(without(encrypted(12))),
    ALL_BROKEN(
            evidence(encrypted(12), o -> true, o -> o.fact() == Fact.CA_TRUSTED ? answered(o, false, o.source()) : o)),
    SEVERAL_AUTHORITIES(severalAuthorities()),
    LONG_NAMES(longNames()),
    EVERY_STATUS(everyStatus(12)),
    EVERY_STATUS_THOUSAND(everyStatus(1000)),
    NOBODY(new SiteData(
            encrypted(1).site(), List.of(), List.of(), List.of(), List.of(), java.util.Set.of(), List.of(), List.of()));

    private final SiteData data;

    Scenes(SiteData data) {
        this.data = data;
    }

    SiteData data() {
        return data;
    }

    private static SiteData encrypted(int recorders) {
        return ModelSite.with(recorders, Instant.parse("2026-11-24T00:05:00Z"));
    }

    /** rec-01 broken, rec-02 expiring, rec-03 joining, rec-04 not confirmed, rec-05 seen, the others recorded. */
    private static SiteData everyStatus(int recorders) {
        SiteData site = encrypted(recorders);
        Predicate<Observation> trust = o -> o.fact() == Fact.CA_TRUSTED;
        Predicate<Observation> broken = on(site, "rec-01").and(trust);
        Predicate<Observation> unknown = on(site, "rec-04").and(trust);
        Predicate<Observation> off = on(site, "rec-03").and(o -> o.fact() == Fact.IN_EFFECT);
        Predicate<Observation> seen = on(site, "rec-05").or(on(site, "mgmt-01"));
        SiteData told = evidence(
                site,
                unknown.or(off).negate(),
                o -> broken.test(o)
                        ? answered(o, false, o.source())
                        : seen.test(o) ? answered(o, true, Observation.Source.SEEN) : o);
        return computers(certificates(told, Scenes::soonForSecond), Scenes::joiningThird);
    }

    private static Predicate<Observation> on(SiteData site, String host) {
        UUID id = site.computers().stream()
                .filter(c -> c.shortLabel().equals(host))
                .findFirst()
                .orElseThrow()
                .id();
        return o -> o.subjectId().equals(id);
    }

    private static Certificate soonForSecond(Certificate c) {
        Instant now = Instant.parse("2026-11-24T00:05:00Z");
        return c.subject().startsWith("CN=rec-02")
                ? with(c, c.authorityId(), new Validity(now.minus(Duration.ofDays(380)), now.plus(Duration.ofDays(9))))
                : c;
    }

    private static Computer joiningThird(Computer c) {
        Presence joining = new Presence(Presence.State.JOINING, c.presence().since(), Optional.empty(), "", "admin");
        return c.shortLabel().equals("rec-03") ? with(c, c.host(), joining) : c;
    }

    private static SiteData severalAuthorities() {
        SiteData site = encrypted(12);
        Authority first = site.authorities().get(0);
        List<Authority> roots = new ArrayList<>(List.of(first));
        for (int i = 2; i <= 3; i++) {
            roots.add(new Authority(
                    new UUID(1, i),
                    i == 3 ? Authority.Kind.PUBLIC : Authority.Kind.EXTERNAL,
                    "Partner CA " + i,
                    "CN=Partner CA " + i,
                    first.validity(),
                    first.thumbprint(),
                    "",
                    first.key(),
                    first.signatureAlgorithm(),
                    first.constraints(),
                    Optional.empty(),
                    false,
                    Authority.Stage.ACTIVE));
        }
        SiteData shared = certificates(site, c -> {
            int which = Math.floorMod(c.subject().hashCode(), 3);
            return with(c, Optional.of(roots.get(which).id()), c.validity());
        });
        return copy(shared, shared.computers(), roots, shared.certificates(), shared.latest());
    }

    private static SiteData longNames() {
        return computers(
                encrypted(4),
                c -> with(
                        c,
                        c.host().map(h -> new HostName(h.value() + "-" + "x".repeat(40) + ".very-long.example.com")),
                        c.presence()));
    }

    private static SiteData without(SiteData site) {
        return copy(site, site.computers(), List.of(), List.of(), List.of());
    }

    private static SiteData evidence(SiteData site, Predicate<Observation> kept, UnaryOperator<Observation> change) {
        List<Observation> latest =
                site.latest().stream().filter(kept).map(change).toList();
        return copy(site, site.computers(), site.authorities(), site.certificates(), latest);
    }

    private static SiteData certificates(SiteData site, UnaryOperator<Certificate> change) {
        List<Certificate> changed = site.certificates().stream().map(change).toList();
        return copy(site, site.computers(), site.authorities(), changed, site.latest());
    }

    private static SiteData computers(SiteData site, UnaryOperator<Computer> change) {
        List<Computer> changed = site.computers().stream().map(change).toList();
        return copy(site, changed, site.authorities(), site.certificates(), site.latest());
    }

    private static SiteData copy(
            SiteData site,
            List<Computer> computers,
            List<Authority> authorities,
            List<Certificate> certificates,
            List<Observation> latest) {
        List<ClientGroup> groups = site.clientGroups();
        return new SiteData(
                site.site(), computers, groups, authorities, certificates, site.wantedOn(), latest, site.changes());
    }

    private static Observation answered(Observation o, boolean value, Observation.Source source) {
        return new Observation(
                o.id(),
                o.fact(),
                o.subjectId(),
                o.generation(),
                o.slot(),
                o.authorityId(),
                o.certificateId(),
                value,
                o.count(),
                source,
                o.at(),
                o.by(),
                o.note());
    }

    private static Certificate with(Certificate c, Optional<UUID> authority, Validity validity) {
        return c.but().authority(authority).validity(validity).copy();
    }

    private static Computer with(Computer c, Optional<HostName> host, Presence presence) {
        return new Computer(
                c.id(),
                host,
                c.domain(),
                c.registeredAs(),
                c.publicName(),
                c.aliases(),
                c.addresses(),
                c.windows(),
                c.generation(),
                presence,
                c.notes(),
                c.servers());
    }
}
