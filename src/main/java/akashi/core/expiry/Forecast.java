package akashi.core.expiry;

import akashi.core.link.CertificateLink;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Strangers;
import akashi.core.site.SwitchId;
import akashi.core.trust.Assessment;
import akashi.core.trust.Reason;
import akashi.core.trust.ReasonCode;
import akashi.core.trust.Status;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What stops when, if nobody acts: every certificate that serves, is to serve or was seen on a port, and every CA, with the
 * connections that depend on it. A connection that is off or broken for another reason does not count.
 *
 * @param stops what breaks most connections first, then what ends first
 */
public record Forecast(List<Stop> stops) {

    private static final Set<ReasonCode> OVER = Set.of(ReasonCode.EXPIRED, ReasonCode.CA_EXPIRED);
    private static final Comparator<Stop> ORDER = Comparator.comparing(Stop::connections)
            .reversed()
            .thenComparing(Stop::when)
            .thenComparing(stop -> stop.authority() == null ? stop.computer().label() : "");

    /** What ends up to an instant. */
    public List<Stop> until(Instant at) {
        return stops.stream().filter(stop -> !stop.when().isAfter(at)).toList();
    }

    /** The CAs, the one that ends first on top. */
    public List<Stop> authorities() {
        return stops.stream()
                .filter(stop -> stop.authority() != null)
                .sorted(Comparator.comparing(Stop::when))
                .toList();
    }

    /** The forecast from all connections of the site as it is now. */
    public static Forecast of(SiteSnapshot site, List<Assessment> all, Instant now) {
        return new Counting(site, now).of(all);
    }

    private static final class Counting {

        private final SiteSnapshot site;
        private final Instant now;
        private final Map<UUID, Map<CertificateLink, int[]>> broken = new LinkedHashMap<>();

        Counting(SiteSnapshot site, Instant now) {
            this.site = site;
            this.now = now;
        }

        Forecast of(List<Assessment> all) {
            CertificateLink link = null;
            Map<UUID, Set<UUID>> needed = Map.of();
            for (Assessment a : all) {
                if (a.link() != link) {
                    link = a.link();
                    needed = new LinkedHashMap<>();
                }
                if (works(a)) {
                    needed.computeIfAbsent(a.subject().id(), id -> needs(a)).forEach(id -> count(id, a));
                }
            }
            List<Stop> stops = new ArrayList<>();
            site.authorities().stream()
                    .filter(authority -> !authority.retired())
                    .forEach(authority -> authority
                            .validity()
                            .ifPresent(validity -> stops.add(new Stop(
                                    null,
                                    null,
                                    authority,
                                    Set.of(),
                                    validity,
                                    Optional.empty(),
                                    effects(authority.id())))));
            site.active()
                    .forEach(computer ->
                            site.serving(computer, computer.slots()).forEach(c -> stops.add(leaf(computer, c))));
            site.active().forEach(computer -> strangers(computer).forEach(stops::add));
            stops.sort(ORDER);
            return new Forecast(List.copyOf(stops));
        }

        /** Whether it is encrypted and nothing but an end keeps it from working. */
        private boolean works(Assessment a) {
            SwitchId id = new SwitchId(a.subject().id(), a.link().slot());
            return site.evidence().inEffect(id).orElse(false)
                    && a.reasons().stream()
                            .allMatch(reason -> reason.code().status() != Status.BROKEN || ended(reason));
        }

        private static boolean ended(Reason reason) {
            return OVER.contains(reason.code())
                    || !reason.faults().isEmpty() && reason.faults().stream().allMatch(ShownFault.EXPIRED::equals);
        }

        /** What ports show besides what is known to serve there, each once. */
        private Stream<Stop> strangers(Computer computer) {
            Map<String, Sighting> each = new LinkedHashMap<>();
            Map<String, Set<Slot>> slots = new HashMap<>();
            computer.slots().stream()
                    .flatMap(slot -> Strangers.of(site, new SwitchId(computer.id(), slot), now).stream())
                    .forEach(seen -> {
                        each.putIfAbsent(seen.shown().get().sha256(), seen);
                        slots.computeIfAbsent(seen.shown().get().sha256(), hash -> EnumSet.noneOf(Slot.class))
                                .add(seen.slot().get());
                    });
            return each.entrySet().stream()
                    .map(one -> new Stop(
                            computer,
                            null,
                            null,
                            slots.get(one.getKey()),
                            one.getValue().shown().get().validity(),
                            Optional.empty(),
                            effects(stranger(computer, one.getValue()))));
        }

        private static UUID stranger(Computer computer, Sighting seen) {
            String which = computer.id() + seen.shown().get().sha256();
            return UUID.nameUUIDFromBytes(which.getBytes(StandardCharsets.UTF_8));
        }

        /**
         * What a connection depends on: what ports show besides, the certificate that is known to serve, and the CAs above
         * it. Which port a client speaks to is not known, so that each of them counts.
         */
        private Set<UUID> needs(Assessment a) {
            Set<UUID> ids = new LinkedHashSet<>();
            Strangers.of(site, new SwitchId(a.subject().id(), a.link().slot()), now)
                    .forEach(seen -> ids.add(stranger(a.subject(), seen)));
            Optional<Certificate> shown =
                    site.certificateIn(a.subject(), a.link().slot());
            shown.ifPresent(certificate -> ids.add(certificate.id()));
            Optional<UUID> above = shown.flatMap(Certificate::authorityId);
            while (above.filter(ids::add).isPresent()) {
                above = above.flatMap(site::authority).flatMap(Authority::parentId);
            }
            return ids;
        }

        private void count(UUID id, Assessment a) {
            int[] sums = broken.computeIfAbsent(id, i -> new EnumMap<>(CertificateLink.class))
                    .computeIfAbsent(a.link(), l -> new int[2]);
            sums[0]++;
            sums[1] += a.verifier().count();
        }

        private List<Stop.Effect> effects(UUID id) {
            List<Stop.Effect> effects = new ArrayList<>();
            broken.getOrDefault(id, Map.of())
                    .forEach((link, sums) -> effects.add(new Stop.Effect(link, sums[0], sums[1])));
            return List.copyOf(effects);
        }

        private Stop leaf(Computer computer, Certificate certificate) {
            Optional<Certificate> successor = site.certificatesOf(computer).stream()
                    .filter(c -> c.state() == Certificate.State.ISSUED)
                    .filter(c -> c.predecessorId().equals(Optional.of(certificate.id())))
                    .max(Comparator.comparing(Certificate::issuedAt));
            return new Stop(
                    computer,
                    certificate,
                    null,
                    certificate.slots(),
                    certificate.validity(),
                    successor,
                    effects(certificate.id()));
        }
    }
}
