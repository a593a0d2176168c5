package akashi.revocation;

import akashi.authority.SiteAuthorities;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.RevocationList;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.OcspSigners;
import akashi.store.RevocationLists;
import akashi.store.RevocationLists.Head;
import akashi.store.Revocations;
import akashi.store.Snapshots;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;

/** The page about what one authority revoked, and its list as a file. */
final class RevocationPages {

    private final Database database;
    private final Snapshots snapshots;
    private final Acts acts;
    private final SiteAuthorities authorities;
    private final boolean listening;

    RevocationPages(Database database, Snapshots snapshots, Acts acts, SiteAuthorities authorities, boolean listening) {
        this.database = database;
        this.snapshots = snapshots;
        this.acts = acts;
        this.authorities = authorities;
        this.listening = listening;
    }

    void routes(Routes routes) {
        routes.get("/authorities/{id}/revocation", Access.HELPDESK, this::show);
        routes.post("/authorities/{id}/revocation", Access.ADMIN, this::issue);
        routes.get("/authorities/{id}/revoked.crl", Access.HELPDESK, this::der);
        routes.get("/authorities/{id}/revoked.pem", Access.HELPDESK, this::pem);
    }

    private void show(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Authority authority = authority(x);
        DSLContext db = database.db();
        UUID siteId = x.actor().siteId();
        Optional<Head> head = new RevocationLists(db, siteId).find(authority.id());
        int lacking = new Revocations(db, siteId)
                .since(authority.id(), head.map(Head::issuedAt).orElse(java.time.Instant.EPOCH));
        Map<String, Object> model = new HashMap<>();
        model.put("authority", authority);
        model.put("list", ListState.of(head, lacking, authorities.keyPresent(authority), x.now()));
        model.put("mayList", RevocationList.allowedBy(authorities.certificate(db, siteId, authority.id())));
        model.put("revoked", revoked(site, authority));
        model.put("signed", SignedBelow.of(db, site, authority));
        model.put("written", Addresses.of(db, siteId, authority.id()).orElse(null));
        model.put("signer", new OcspSigners(db, siteId).latest(authority.id()).orElse(null));
        model.put("listening", listening);
        model.put("act", UUID.randomUUID().toString());
        model.put("mayAct", x.actor().access().covers(Access.ADMIN));
        x.page("revocation/show", model);
    }

    private static java.util.List<Certificate> revoked(SiteSnapshot site, Authority authority) {
        return site.certificates().stream()
                .filter(c -> c.state() == Certificate.State.REVOKED)
                .filter(c -> c.authorityId().equals(Optional.of(authority.id())))
                .toList();
    }

    private void issue(Exchange x) {
        x.onFault(this::show);
        Authority authority = authority(x);
        Terms once = Terms.once(x.form().text("act"));
        acts.run(x.actor(), new IssueList(authority.id()), once);
        x.redirect("/authorities/" + authority.id() + "/revocation", Message.of("revocation.issued"));
    }

    private void der(Exchange x) {
        x.download("revoked.crl", "application/pkix-crl", content(x));
    }

    private void pem(Exchange x) {
        byte[] pem = RevocationList.pem(content(x)).getBytes(StandardCharsets.US_ASCII);
        x.download("revoked.pem", "application/x-pem-file", pem);
    }

    private byte[] content(Exchange x) {
        return new RevocationLists(database.db(), x.actor().siteId())
                .content(authority(x).id())
                .orElseThrow(() -> new Fault.NotFound("revocation list"));
    }

    /** An authority of the site's own: others publish their lists themselves. */
    private Authority authority(Exchange x) {
        UUID id = x.path("id", UUID::fromString);
        return snapshots
                .of(x.actor().siteId())
                .authority(id)
                .filter(Lists::mayHave)
                .orElseThrow(() -> new Fault.NotFound("authority " + id));
    }
}
