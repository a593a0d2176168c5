package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** A small trust of authorities for tests: a root, sometimes an issuing authority, and leaves below them. */
record Trusts(AuthorityChain chain, PrivateKeyBytes issuingKey) {

    static final Instant NOW = Instant.parse("2026-11-24T09:00:00Z");
    static final PrivateKeyBytes ROOT_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final PrivateKeyBytes ISSUING_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final PrivateKeyBytes SERVER_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    static final PrivateKeyBytes ELLIPTIC_KEY = PrivateKeyBytes.generate(KeyKind.EC_P256);

    static Trusts root() {
        return constrainedRoot(NameConstraints.NONE);
    }

    static Trusts constrainedRoot(NameConstraints constraints) {
        return root(ROOT_KEY, years(10), constraints);
    }

    static Trusts ellipticRoot() {
        return root(ELLIPTIC_KEY, years(10), NameConstraints.NONE);
    }

    static Trusts root(PrivateKeyBytes key, Validity validity, NameConstraints constraints) {
        AuthorityRequest request = AuthorityRequest.root(AuthorityName.of("Harbour Video Root"), validity, constraints);
        return new Trusts(AuthorityChain.of(AuthorityCertificates.selfSigned(request, key, Randoms.serial())), key);
    }

    Trusts issuing(NameConstraints constraints) {
        return issuing("Harbour Video Issuing", constraints);
    }

    Trusts issuing(String name, NameConstraints constraints) {
        AuthorityRequest request = AuthorityRequest.issuing(AuthorityName.of(name), years(5), constraints);
        ParsedCertificate issuing = AuthorityCertificates.under(
                chain.issuing(), issuingKey, request, ISSUING_KEY.publicKey(), Randoms.serial());
        return new Trusts(
                new AuthorityChain(Stream.concat(Stream.of(issuing), chain.certificates().stream())
                        .toList()),
                ISSUING_KEY);
    }

    static Validity years(int years) {
        return new Validity(NOW.minus(Duration.ofDays(1)), NOW.plus(Duration.ofDays(365L * years)));
    }

    LeafRequest request(String... names) {
        List<HostName> hosts =
                Stream.of(names).flatMap(n -> HostName.parse(n).stream()).toList();
        List<IpAddress> addresses =
                Stream.of(names).flatMap(n -> IpAddress.parse(n).stream()).toList();
        return new LeafRequest(
                hosts.isEmpty() ? "rec-01" : LeafRequest.commonName(hosts.get(0)),
                hosts,
                addresses,
                LeafRequest.validity(NOW, 397, chain.issuing().validity()),
                SERVER_KEY.publicKey(),
                true);
    }

    ParsedCertificate leaf(String... names) {
        return sign(request(names));
    }

    ParsedCertificate sign(LeafRequest request) {
        return LeafCertificates.prepare(chain, request, Randoms.serial()).sign(issuingKey);
    }

    PfxFile pfx(ParsedCertificate leaf) {
        return new PfxFile("rec-01 (Akashi)", SERVER_KEY, leaf, chain);
    }
}
