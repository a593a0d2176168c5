package akashi.api;

import akashi.api.Call.Content;
import akashi.api.SiteView.AuthorityView;
import akashi.authority.AuthorityPages;
import akashi.authority.CreateAuthority;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.revocation.RevokeAuthority;
import akashi.store.Acts;
import akashi.store.Authorities;
import akashi.store.Database;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Making the site's root, and handing its certificate out. */
final class AuthorityCalls {

    private static final String PEM = "application/x-pem-file";
    private static final String DER = "application/pkix-cert";
    private static final String EXAMPLE = """
            {"name": "Harbour Root CA", "issuing": "Harbour Issuing CA", "key": "RSA_3072", "days": 5475}""";

    private static final String REVOKE = """
            {"reason": "CA_COMPROMISE"}""";

    private final Acts acts;
    private final Snapshots snapshots;
    private final Database database;
    private final AuthorityPages authorities;

    AuthorityCalls(Acts acts, Snapshots snapshots, Database database, AuthorityPages authorities) {
        this.acts = acts;
        this.snapshots = snapshots;
        this.database = database;
        this.authorities = authorities;
    }

    /**
     * The root that is wished for; what is left out is as usual. Where an issuing authority is named, it is made below
     * the root, and the limits of names are its own.
     *
     * @param onToken whether the private keys are made on the PKCS#11 token that the portal was given
     */
    record NewAuthority(
            @Required String name,
            String issuing,
            String organisation,
            String key,
            Integer days,
            NewConstraints constraints,
            Boolean onToken) {}

    /** The names that it may issue for. */
    record NewConstraints(@Required List<String> dns, List<String> addresses) {}

    List<Call> calls() {
        return List.of(
                Call.post("create-authority", "/authorities", Access.ADMIN, this::create)
                        .takes(Content.json(NewAuthority.class).like(EXAMPLE))
                        .answers(201, Content.json(AuthorityView.class)),
                Call.post("import-authority", "/authorities/import", Access.ADMIN, this::take)
                        .takes(Content.json(Foreign.class))
                        .answers(201, Content.json(AuthorityView.class)),
                Call.get("read-authority", "/authorities/{id}/certificate", Access.HELPDESK, this::certificate)
                        .answers(200, Content.of(PEM, DER)),
                Call.post("revoke-authority", "/authorities/{id}/revoke", Access.ADMIN, this::revoke)
                        .takes(Content.json(Revocation.class).like(REVOKE))
                        .answers(200, Content.json(AuthorityView.class)));
    }

    /** Why the certificate with which an authority works is taken back. */
    record Revocation(@Required RevokeAuthority.Reason reason) {}

    private void revoke(Exchange x) {
        Revocation why = Input.body(x, Revocation.class);
        UUID id = x.path("id", UUID::fromString);
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Authority authority = site.authority(id).orElseThrow(() -> new Fault.NotFound("authority " + id));
        acts.run(x.actor(), RevokeAuthority.of(database.db(), site, authority, why.reason()), Input.terms(x));
        x.json(
                200,
                AuthorityView.of(snapshots.of(x.actor().siteId()).authority(id).orElseThrow()));
    }

    /** An authority from elsewhere: its files in base64, the password of an encrypted key. */
    record Foreign(@Required List<String> files, String password, Boolean acknowledged) {}

    private void take(Exchange x) {
        Foreign foreign = Input.body(x, Foreign.class);
        List<byte[]> files = foreign.files().stream().map(AuthorityCalls::bytes).toList();
        Optional<char[]> password = Optional.ofNullable(foreign.password()).map(String::toCharArray);
        boolean acknowledged = Boolean.TRUE.equals(foreign.acknowledged());
        answer(x, authorities.take(x.actor(), files, password, acknowledged, Input.terms(x)));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException unreadable) {
            throw new Fault.BadInput("files", "web.field.unreadable");
        }
    }

    private void create(Exchange x) {
        NewAuthority wish = Input.body(x, NewAuthority.class);
        CreateAuthority act = CreateAuthority.wished(
                wish.name(),
                Optional.ofNullable(wish.issuing()),
                Optional.ofNullable(wish.organisation()),
                Optional.ofNullable(wish.key()),
                Optional.ofNullable(wish.days()),
                Optional.ofNullable(wish.constraints()).map(NewConstraints::dns),
                Optional.ofNullable(wish.constraints()).map(NewConstraints::addresses));
        answer(x, authorities.create(x.actor(), act, Boolean.TRUE.equals(wish.onToken()), Input.terms(x)));
    }

    private void answer(Exchange x, UUID id) {
        x.header("Location", Call.ROOT + "/authorities/" + id + "/certificate");
        x.json(
                201,
                snapshots
                        .of(x.actor().siteId())
                        .authority(id)
                        .map(AuthorityView::of)
                        .orElseThrow(() -> new Fault.NotFound("authority " + id)));
    }

    private void certificate(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        byte[] der = new Authorities(database.db(), x.actor().siteId())
                .der(id)
                .orElseThrow(() -> new Fault.NotFound("certificate of authority " + id));
        x.header("Vary", "Accept");
        if (x.prefers(PEM, DER).equals(DER)) {
            x.download("root-authority-public.cer", DER, der);
        } else {
            x.download("root-authority-public.pem", PEM, pem(der));
        }
    }

    /** RFC 7468. */
    private static byte[] pem(byte[] der) {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return ("-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
