package akashi.authority;

import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.PublicKeyBytes;
import akashi.pki.RequestReader;
import akashi.store.Authorities;
import akashi.store.CertificateRequests;
import akashi.store.Certificates;
import akashi.store.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Which public keys the certificates of a site have, so that no two computers get certificates for one key, and none the
 * key of a CA. Certificates do not change: what was read once is remembered, by a few bytes each. One for the whole
 * portal; may be shared by threads.
 */
public final class KnownKeys {

    private static final int REMEMBERED = 50_000;

    private final Supplier<DSLContext> db;
    private final Map<UUID, Integer> hashes;
    private final Map<String, Optional<PublicKeyBytes>> authorities;

    /** Reads from the database. */
    public KnownKeys(Database database) {
        this(database::db, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
    }

    private KnownKeys(
            Supplier<DSLContext> db, Map<UUID, Integer> hashes, Map<String, Optional<PublicKeyBytes>> authorities) {
        this.db = db;
        this.hashes = hashes;
        this.authorities = authorities;
    }

    /** The same, remembering the same, inside the transaction of an act. */
    public KnownKeys inside(DSLContext transaction) {
        return new KnownKeys(() -> transaction, hashes, authorities);
    }

    /** The CAs, the other computers, and the certificates of no computer that have this key. */
    public List<String> of(SiteSnapshot site, PublicKeyBytes key, Computer own) {
        Stream<String> computers = named(site, having(site, key, certificate -> !isOf(certificate, own)));
        return Stream.concat(authorities(site, key), computers).distinct().toList();
    }

    /** The computers, and the certificates of none, that have this key or asked for a certificate with it. */
    List<String> servers(SiteSnapshot site, PublicKeyBytes key) {
        return named(site, having(site, key, certificate -> true)).distinct().toList();
    }

    private static Stream<String> named(SiteSnapshot site, List<Certificate> certificates) {
        return certificates.stream()
                .map(certificate -> certificate
                        .computerId()
                        .flatMap(site::computer)
                        .map(Computer::label)
                        .orElse(certificate.subject()));
    }

    private Stream<String> authorities(SiteSnapshot site, PublicKeyBytes key) {
        Authorities all = new Authorities(db.get(), site.site().id());
        return site.authorities().stream()
                .filter(authority -> key(all, authority).filter(key::equals).isPresent())
                .map(Authority::name);
    }

    /** Of one that was asked for and has not come, the key of its request. */
    private Optional<PublicKeyBytes> key(Authorities all, Authority authority) {
        if (authority.sha256().isEmpty()) {
            return all.request(authority.id()).flatMap(RequestReader::keyOf);
        }
        return authorities.computeIfAbsent(
                authority.sha256(),
                unread -> all.der(authority.id())
                        .map(CertificateReader::readOne)
                        .filter(ParsedCertificate::isCa)
                        .map(ParsedCertificate::publicKey));
    }

    /** The newest certificate in force of the computer itself that has this key. */
    public Optional<Certificate> before(SiteSnapshot site, PublicKeyBytes key, Computer own) {
        return having(site, key, certificate -> isOf(certificate, own) && certificate.usable()).stream()
                .max(Comparator.comparing(Certificate::issuedAt));
    }

    private static boolean isOf(Certificate certificate, Computer computer) {
        return certificate.computerId().equals(Optional.of(computer.id()));
    }

    private List<Certificate> having(SiteSnapshot site, PublicKeyBytes key, Predicate<Certificate> which) {
        remember(site);
        Integer hash = key.hashCode();
        List<Certificate> asked = new ArrayList<>();
        List<Certificate> alike = new ArrayList<>();
        for (Certificate certificate : site.certificates()) {
            if (certificate.state() == Certificate.State.REQUESTED) {
                asked.add(certificate);
            } else if (hash.equals(hashes.get(certificate.id()))) {
                alike.add(certificate);
            }
        }
        Map<UUID, PublicKeyBytes> keys = asked(site, ids(asked, which));
        keys.putAll(read(site, ids(alike, which)));
        return Stream.concat(asked.stream(), alike.stream())
                .filter(certificate -> key.equals(keys.get(certificate.id())))
                .toList();
    }

    private static List<UUID> ids(List<Certificate> certificates, Predicate<Certificate> which) {
        return certificates.stream().filter(which).map(Certificate::id).toList();
    }

    /**
     * Those of them that were asked for and have not come, by the keys of their requests: few, and read anew each time,
     * since a computer may make another one.
     */
    private Map<UUID, PublicKeyBytes> asked(SiteSnapshot site, List<UUID> waiting) {
        Map<UUID, PublicKeyBytes> keys = new HashMap<>();
        if (!waiting.isEmpty()) {
            new CertificateRequests(db.get(), site.site().id())
                    .bytes(waiting)
                    .forEach((id, bytes) -> RequestReader.keyOf(bytes).ifPresent(key -> keys.put(id, key)));
        }
        return keys;
    }

    /** Remembers the key of a certificate that was signed just now. */
    public void remember(UUID certificateId, PublicKeyBytes key) {
        hashes.put(certificateId, key.hashCode());
    }

    private void remember(SiteSnapshot site) {
        if (hashes.size() > REMEMBERED) {
            hashes.clear();
        }
        List<UUID> unread = site.certificates().stream()
                .filter(certificate -> !hashes.containsKey(certificate.id()))
                .filter(certificate -> certificate.state() != Certificate.State.REQUESTED)
                .map(Certificate::id)
                .toList();
        read(site, unread).forEach((id, key) -> hashes.put(id, key.hashCode()));
    }

    private Map<UUID, PublicKeyBytes> read(SiteSnapshot site, List<UUID> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<UUID, PublicKeyBytes> keys = new ConcurrentHashMap<>();
        new Certificates(db.get(), site.site().id())
                .ders(ids)
                .forEach(
                        (id, der) -> keys.put(id, CertificateReader.readOne(der).publicKey()));
        return keys;
    }
}
