package akashi.core.site;

import static akashi.core.site.Sites.NOW;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Authorities and certificates as tests want them: a good one, and ways to spoil it. */
public final class SampleCertificates {

    private SampleCertificates() {}

    /** An authority that is valid for years. */
    public static Authority authority(UUID id, String name, Authority.Kind kind) {
        return authority(
                id, name, kind, new Validity(NOW.minus(Duration.ofDays(100)), NOW.plus(Duration.ofDays(5000))));
    }

    /** The site's CA, which began two days ago and has these days left. */
    public static Authority ending(int days) {
        Validity validity = new Validity(NOW.minus(Duration.ofDays(2)), NOW.plus(Duration.ofDays(days)));
        return authority(Sites.ROOT, "Site CA", Authority.Kind.SITE, validity);
    }

    private static Authority authority(UUID id, String name, Authority.Kind kind, Validity validity) {
        return new Authority(
                id,
                kind,
                name,
                "CN=" + name,
                Optional.of(validity),
                Optional.empty(),
                "",
                new KeyInfo("RSA", 3072),
                "SHA256withRSA",
                NameConstraints.NONE,
                Optional.empty(),
                kind == Authority.Kind.SITE,
                Authority.Stage.ACTIVE);
    }

    /** An issuing CA under the root that may issue for these names only. */
    static Authority issuing(NameConstraints constraints) {
        Authority it = authority(Sites.id("authority issuing"), "Issuing CA", Authority.Kind.SITE);
        return new Authority(
                it.id(),
                it.kind(),
                it.name(),
                it.subject(),
                it.validity(),
                it.thumbprint(),
                it.sha256(),
                it.key(),
                it.signatureAlgorithm(),
                constraints,
                Optional.of(Sites.ROOT),
                it.keyHere(),
                it.stage());
    }

    /** A computer with these further names. */
    public static Computer called(Computer it, List<Computer.Alias> aliases) {
        return it.but().aliases(aliases).copy();
    }

    /** What the portal would issue for all slots of a computer. */
    static Certificate of(UUID id, Computer computer, Site site) {
        RequiredNames names = RequiredNames.of(computer, site, NOW);
        return new Certificate(
                id,
                Optional.of(Sites.ROOT),
                Optional.of(computer.id()),
                computer.generation(),
                computer.slots(),
                "CN=" + computer.label(),
                names.names().stream().map(HostName::value).toList(),
                names.allAddresses(),
                Integer.toHexString(computer.label().hashCode()),
                new Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(396))),
                new Thumbprint("AB".repeat(20)),
                sha256(id),
                new KeyInfo("RSA", 2048),
                "SHA256withRSA",
                true,
                Certificate.State.ISSUED,
                Optional.empty(),
                true,
                false,
                NOW);
    }

    /** The same certificate issued under another id so many days ago. */
    public static Certificate issued(Certificate c, UUID id, int daysAgo) {
        return c.but()
                .id(id, sha256(id))
                .issuedAt(NOW.minus(Duration.ofDays(daysAgo)))
                .copy();
    }

    /** As good as a hash: of each certificate another. */
    public static String sha256(UUID id) {
        return id.toString().replace("-", "").repeat(2);
    }

    /** What comes in the place of a certificate at an instant: good for 396 days, with a thumbprint of its own. */
    public static Certificate successor(Certificate before, Instant at) {
        return new Certificate(
                Sites.id("after " + before.id()),
                before.authorityId(),
                before.computerId(),
                before.generation(),
                before.slots(),
                before.subject(),
                before.dnsNames(),
                before.addresses(),
                "f" + before.serial(),
                new Validity(at.minus(Duration.ofDays(1)), at.plus(Duration.ofDays(396))),
                new Thumbprint("CD".repeat(20)),
                "",
                before.key(),
                before.signatureAlgorithm(),
                before.serverAuth(),
                Certificate.State.ISSUED,
                Optional.of(before.id()),
                before.keyKept(),
                before.keyElsewhere(),
                at);
    }

    /** Valid between two days counted from now. */
    public static Certificate valid(Certificate c, int fromDays, int toDays) {
        Validity validity = new Validity(NOW.plus(Duration.ofDays(fromDays)), NOW.plus(Duration.ofDays(toDays)));
        return c.but().validity(validity).copy();
    }

    /** Revoked. */
    public static Certificate revoked(Certificate c) {
        return c.but().state(Certificate.State.REVOKED).copy();
    }

    /** With a CN only. */
    public static Certificate withoutNames(Certificate c) {
        return c.but().names(List.of(), List.of()).copy();
    }

    /** With a key of 1024 bits. */
    public static Certificate weakKey(Certificate c) {
        return c.but().key(new KeyInfo("RSA", 1024)).copy();
    }
}
