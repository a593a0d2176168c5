package akashi.core.expiry;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.IpAddress;
import akashi.core.site.Observation;
import akashi.core.site.Presence;
import akashi.core.site.SiteData;
import akashi.core.site.SiteSnapshot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Something supposed of a site: from the site as it is, the site as it would be. Nothing is changed by it. */
public sealed interface Supposition {

    /** The site as it would be. */
    SiteSnapshot in(SiteSnapshot site);

    /** The computer is off: it takes no part. */
    record ComputerOff(UUID computerId) implements Supposition {

        @Override
        public SiteSnapshot in(SiteSnapshot site) {
            List<Computer> computers = site.computers().stream()
                    .map(c -> c.id().equals(computerId) ? resting(c) : c)
                    .toList();
            SiteData data = site.data();
            return Changed.of(data, computers, data.certificates(), data.latest());
        }

        private static Computer resting(Computer c) {
            Presence out =
                    new Presence(Presence.State.OUT_OF_SERVICE, c.presence().since(), Optional.empty(), "", "");
            return c.but().presence(out).copy();
        }
    }

    /** The CA is removed: nobody trusts it as a root any more, and what it signed as an issuing CA counts no longer. */
    record AuthorityRemoved(UUID authorityId) implements Supposition {

        @Override
        public SiteSnapshot in(SiteSnapshot site) {
            Optional<Authority> removed = site.authority(authorityId);
            boolean root = removed.filter(Authority::isRoot).isPresent();
            boolean everywhere =
                    removed.filter(a -> a.kind() == Authority.Kind.PUBLIC).isPresent();
            SiteData data = site.data();
            List<Certificate> certificates = root && !everywhere
                    ? data.certificates()
                    : data.certificates().stream()
                            .map(c -> c.usable() && below(site, c)
                                    ? c.but().state(Certificate.State.REVOKED).copy()
                                    : c)
                            .toList();
            List<Observation> latest = data.latest().stream()
                    .map(o -> root && o.authorityId().equals(Optional.of(authorityId)) ? denied(o) : o)
                    .toList();
            return Changed.of(data, data.computers(), certificates, latest);
        }

        private boolean below(SiteSnapshot site, Certificate certificate) {
            Optional<UUID> above = certificate.authorityId();
            for (int depth = 0; depth < 10 && above.isPresent(); depth++) {
                if (above.get().equals(authorityId)) {
                    return true;
                }
                above = above.flatMap(site::authority).flatMap(Authority::parentId);
            }
            return false;
        }

        private static Observation denied(Observation o) {
            return new Observation(
                    o.id(),
                    Fact.CA_TRUSTED,
                    o.subjectId(),
                    o.generation(),
                    o.slot(),
                    o.authorityId(),
                    o.certificateId(),
                    false,
                    0,
                    o.source(),
                    o.at(),
                    o.by(),
                    o.note());
        }
    }

    /** The certificate is revoked, and everyone who verifies it knows. */
    record CertificateRevoked(UUID certificateId) implements Supposition {

        @Override
        public SiteSnapshot in(SiteSnapshot site) {
            SiteData data = site.data();
            List<Certificate> certificates = data.certificates().stream()
                    .map(c -> c.id().equals(certificateId)
                            ? c.but().state(Certificate.State.REVOKED).copy()
                            : c)
                    .toList();
            return Changed.of(data, data.computers(), certificates, data.latest());
        }
    }

    /** The name or address is dropped from every certificate that carries it. */
    record NameDropped(String name) implements Supposition {

        @Override
        public SiteSnapshot in(SiteSnapshot site) {
            SiteData data = site.data();
            return Changed.of(data, data.computers(), each(data, this::without), data.latest());
        }

        /** Whether any certificate that serves carries it. */
        public boolean carried(SiteSnapshot site) {
            return site.certificates().stream().anyMatch(c -> c.usable() && without(c) != c);
        }

        private Certificate without(Certificate c) {
            List<String> names =
                    c.dnsNames().stream().filter(n -> !n.equalsIgnoreCase(name)).toList();
            List<IpAddress> addresses =
                    c.addresses().stream().filter(a -> !a.value().equals(name)).toList();
            boolean same = names.size() == c.dnsNames().size()
                    && addresses.size() == c.addresses().size();
            return same ? c : c.but().names(names, addresses).copy();
        }

        private static List<Certificate> each(SiteData data, UnaryOperator<Certificate> change) {
            return data.certificates().stream().map(change).toList();
        }
    }

    /** It is a later moment, and evidence is as fresh as it is now: playing forward ages certificates alone. */
    record Later(Instant now, Instant at) implements Supposition {

        @Override
        public SiteSnapshot in(SiteSnapshot site) {
            Duration longer = at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO;
            return longer.isZero() ? site : Changed.patient(site.data(), longer);
        }
    }
}
