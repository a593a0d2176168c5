package akashi.authority;

import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.NameConstraints;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityKey;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Token;
import akashi.pki.TokenTrouble;
import akashi.store.Authorities;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The authorities of a site with their certificates and, where they lie here, their private keys. */
public final class SiteAuthorities {

    private static final int DEEPEST = 10;
    private static final int REMEMBERED = 500;

    private final SealedKeys keys;
    private final Token token;
    private final Ceremonies ceremonies;
    private final Map<UUID, ParsedCertificate> read = new ConcurrentHashMap<>();

    /** Authorities whose keys are sealed like this, or lie on the token. */
    public SiteAuthorities(SealedKeys keys, Token token, Clock clock) {
        this.keys = keys;
        this.token = token;
        this.ceremonies = new Ceremonies(clock);
    }

    /** The token of this portal. */
    Token token() {
        return token;
    }

    /** The keys of offline authorities that are back for a while. */
    Ceremonies ceremonies() {
        return ceremonies;
    }

    /** The authority's certificate and those above it, as far as they are known. */
    public AuthorityChain chain(DSLContext db, SiteSnapshot site, Authority authority) {
        Authorities all = new Authorities(db, site.site().id());
        List<ParsedCertificate> path = new ArrayList<>();
        Optional<Authority> current = Optional.of(authority);
        while (current.isPresent() && path.size() < DEEPEST) {
            // A public one that is known by name only stands above those that came with their certificates.
            if (!path.isEmpty() && current.get().sha256().isEmpty()) {
                break;
            }
            path.add(certificate(all, current.get().id()));
            current = current.get().parentId().flatMap(site::authority);
        }
        return new AuthorityChain(path);
    }

    /**
     * The second certificates through which those who hold only another root accept the authority: for servers that send
     * a chosen chain.
     */
    public List<ParsedCertificate> crosses(DSLContext db, SiteSnapshot site, Authority authority, Instant now) {
        return Crossing.of(db, site, authority, now).stream()
                .map(Crossing.Cross::certificate)
                .toList();
    }

    /** The certificates of all authorities that the site knows, its own and others. */
    public static List<ParsedCertificate> known(DSLContext db, SiteSnapshot site) {
        return known(new Authorities(db, site.site().id()), site);
    }

    static List<ParsedCertificate> known(Authorities store, SiteSnapshot site) {
        return site.authorities().stream()
                .flatMap(each -> store.der(each.id()).stream())
                .map(CertificateReader::readOne)
                .toList();
    }

    /** The certificate of one authority; one that is known by name only has none and is not found. */
    public ParsedCertificate certificate(DSLContext db, UUID siteId, UUID authorityId) {
        return certificate(new Authorities(db, siteId), authorityId);
    }

    /** What the bytes say is remembered: every signature asks for it. */
    private ParsedCertificate certificate(Authorities all, UUID id) {
        byte[] der = all.der(id).orElseThrow(() -> new Fault.NotFound("certificate of authority " + id));
        ParsedCertificate known = read.get(id);
        if (known != null && Arrays.equals(known.der().toArray(), der)) {
            return known;
        }
        if (read.size() >= REMEMBERED) {
            read.clear();
        }
        ParsedCertificate now = CertificateReader.readOne(der);
        read.put(id, now);
        return now;
    }

    /**
     * Lets an authority sign: {@code work} gets its private key for as long as it runs. Everything that is signed in the
     * name of the site is signed through here: certificates, lists of revoked ones, answers about them.
     */
    public <T> T signing(DSLContext db, UUID siteId, UUID authorityId, Function<AuthorityKey, T> work) {
        AuthorityKey key = key(db, siteId, authorityId);
        try {
            return work.apply(key);
        } finally {
            key.wipe();
        }
    }

    /** A key on the token needs no passphrase of the portal: it is not asked for. */
    private AuthorityKey key(DSLContext db, UUID siteId, UUID authorityId) {
        Optional<PrivateKeyBytes> here =
                ceremonies.key(authorityId).or(() -> keys.find(db, siteId, SealedKeys.AUTHORITY, authorityId));
        if (here.isPresent()) {
            return here.get();
        }
        String label = new Authorities(db, siteId)
                .token(authorityId)
                .orElseThrow(() -> new Fault.NotFound("key of authority " + authorityId));
        return token.key(authorityId, label);
    }

    /** The same with the bytes of a key that lies here, to be written into a file; never of one on a token. */
    <T> T takingOut(DSLContext db, UUID siteId, UUID authorityId, Function<PrivateKeyBytes, T> work) {
        return signing(db, siteId, authorityId, key -> {
            if (key instanceof PrivateKeyBytes bytes) {
                return work.apply(bytes);
            }
            throw new Fault.NotFound("key of authority " + authorityId + ", which is on a token");
        });
    }

    /** Asks the token for the key of an authority that lies there; refused with the reason while it cannot be used. */
    public void mustReach(Authority authority) {
        authority.token().ifPresent(label -> token.key(authority.id(), label));
    }

    /** Why the key of an authority cannot be used just now that lies on a token, as far as is known without asking. */
    Optional<TokenTrouble> tokenTrouble(Authority authority) {
        return authority
                .token()
                .flatMap(label ->
                        token.configured() ? token.trouble() : Optional.of(TokenTrouble.Reason.NOT_SET.of(label)))
                .filter(trouble -> trouble.reason() != TokenTrouble.Reason.STARTING);
    }

    /** Why CAs of the site cannot sign whose keys lie on a token: what is the matter and what to do, as one sentence. */
    public Optional<Message> tokenTrouble(SiteSnapshot site) {
        return site.authorities().stream()
                .filter(authority -> !authority.retired())
                .flatMap(authority -> tokenTrouble(authority).stream())
                .findFirst()
                .map(trouble -> Message.of("authority.token.trouble", trouble.what(), trouble.mend()));
    }

    /** Why the CA that issues the certificates of the site cannot sign just now for its key lies on a token. */
    public Optional<Refusal> issuerTrouble(SiteSnapshot site) {
        return site.issuer().flatMap(this::tokenTrouble).map(TokenTrouble::refusal);
    }

    /** Whether its key is here, or was brought back for a while. */
    public boolean keyPresent(Authority authority) {
        return authority.keyHere() || ceremonies.until(authority.id()).isPresent();
    }

    /** Why an authority could not sign another one just now; none when it could. */
    List<Refusal> cannotSign(Authority authority) {
        if (keyPresent(authority) && !authority.retired()) {
            return tokenTrouble(authority).map(TokenTrouble::refusal).stream().toList();
        }
        return List.of(new Refusal(
                "AUTHORITY",
                List.of(),
                Message.of("authority.refused.key-away", authority.name()),
                List.of(authority.name()),
                new Mend(Message.of("authority.mend.key-away"), "/authorities/" + authority.id() + "/key")));
    }

    /** What is known of an authority from its certificate. */
    public static Authority describe(
            UUID id,
            Authority.Kind kind,
            String name,
            ParsedCertificate certificate,
            Optional<UUID> parentId,
            boolean keyHere) {
        NameConstraints constraints = certificate.constraints();
        return new Authority(
                id,
                kind,
                name,
                certificate.subject(),
                Optional.of(certificate.validity()),
                Optional.of(certificate.thumbprint()),
                certificate.sha256(),
                certificate.key(),
                certificate.signatureAlgorithm(),
                constraints,
                parentId,
                keyHere,
                Authority.Stage.ACTIVE);
    }
}
