package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.KeyKind;
import akashi.pki.RequestReader;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import akashi.web.Form;
import akashi.web.Routes;
import akashi.web.Upload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The page on which a request from a server is shown beside what the inventory expects, and then signed. */
final class SigningRequestPages {

    private static final long MOST_BYTES = 1 << 18;
    private static final String FIELD = "csr";

    private final Snapshots snapshots;
    private final Issuing issuing;
    private final KnownKeys known;

    SigningRequestPages(Snapshots snapshots, Issuing issuing, KnownKeys known) {
        this.snapshots = snapshots;
        this.issuing = issuing;
        this.known = known;
    }

    void routes(Routes routes) {
        routes.get("/certificates/sign", Access.ADMIN, this::offer);
        routes.upload("/certificates/sign", Access.ADMIN, MOST_BYTES, this::look);
    }

    private void offer(Exchange x) {
        show(x, computer(x.query()), new HashMap<>());
    }

    private void show(Exchange x, UUID computerId, Map<String, Object> model) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        model.put(
                "computer", site.computer(computerId).orElseThrow(() -> new Fault.NotFound("computer " + computerId)));
        model.put("days", null);
        model.put("most", IssueCertificate.MOST_DAYS);
        model.put("act", UUID.randomUUID().toString());
        x.page("certificates/sign", model);
    }

    /** First what was asked is shown; the same form with {@code sign} signs it. */
    private void look(Exchange x) {
        Form form = x.form();
        UUID computer = computer(form);
        x.onFault(again -> show(again, computer, new HashMap<>()));
        int days = IssuePages.days(form);
        byte[] csr = bytes(x, form);
        form.done();
        SignRequest asked = new SignRequest(
                new IssueCertificate(computer, Set.of(), days, KeyKind.RSA_2048, form.flag("acknowledged")),
                RequestReader.read(csr));
        if (form.flag("sign")) {
            UUID id = issuing.sign(x.actor(), asked, IssuePages.once(form)).id();
            x.redirect("/certificates/" + id, Message.of("certificates.sign.done"));
            return;
        }
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        Order order = issuing.preview(site, asked);
        Map<String, Object> model = new HashMap<>();
        model.put("before", before(site, asked));
        model.put("order", order);
        model.put("asked", asked);
        model.put("added", asked.added(order));
        model.put("left", asked.leftOut(site, order));
        model.put("pem", Base64.getMimeEncoder().encodeToString(csr));
        model.put("wanted", days == IssueCertificate.AS_PROFILE ? null : days);
        show(x, computer, model);
    }

    /** The certificate in force for the same request, or another one of its key; {@code null} where there is none. */
    private Certificate before(SiteSnapshot site, SignRequest asked) {
        return site.computer(asked.wish().computerId())
                .flatMap(computer -> known.before(site, asked.key(), computer))
                .orElse(null);
    }

    private static UUID computer(Form form) {
        return form.text("computer").map(IssuePages::id).orElseThrow(() -> new Fault.NotFound("computer"));
    }

    /** The file, or what was pasted; a file that was looked at comes back as text. */
    private static byte[] bytes(Exchange x, Form form) {
        if (form.flag("looked")) {
            return decoded(form.text(FIELD).orElse(""));
        }
        byte[] file = x.upload("file").map(Upload::bytes).orElse(new byte[0]);
        byte[] pasted = form.text(FIELD).orElse("").getBytes(StandardCharsets.UTF_8);
        if (file.length == 0 && pasted.length == 0) {
            throw new Fault.BadInput(FIELD, "certificates.sign.nothing");
        }
        return file.length == 0 ? pasted : file;
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException altered) {
            throw new Fault.BadInput(FIELD, "pki.read.csr-malformed");
        }
    }
}
