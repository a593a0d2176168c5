package akashi.api;

import akashi.api.Call.Content;
import akashi.certificates.RequestSigning;
import akashi.core.access.Access;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Certificates for keys that servers made and keep: a request goes in, the chain comes out. */
final class RequestCalls {

    private static final long MOST_BYTES = 1 << 16;

    private final Snapshots snapshots;
    private final RequestSigning signing;

    RequestCalls(Snapshots snapshots, RequestSigning signing) {
        this.snapshots = snapshots;
        this.signing = signing;
    }

    /** A request (PKCS #10 as PEM) of a computer; {@code days} may be left out. */
    record NewRequest(@Required String computer, @Required String csr, Integer days) {}

    /**
     * What was signed.
     *
     * @param pem the certificate and those above it, the root last
     * @param notGranted what the request asked for and the certificate does not say, in the caller's language
     */
    record Signed(UUID id, String serial, Instant notAfter, String sha256, String pem, List<String> notGranted) {}

    List<Call> calls() {
        return List.of(Call.post("sign-request", "/certificates/sign", Access.ADMIN, this::sign)
                .takesAtMost(MOST_BYTES)
                .takes(Content.json(NewRequest.class))
                .answers(201, Content.json(Signed.class)));
    }

    private void sign(Exchange x) {
        NewRequest wish = Input.body(x, NewRequest.class);
        UUID siteId = x.actor().siteId();
        SiteSnapshot site = snapshots.of(siteId);
        Input input = new Input();
        Computer computer = input.named("computer", wish.computer(), new Names(site)::computer, "api.unknown.computer");
        input.done();
        int days = wish.days() == null ? 0 : wish.days();
        byte[] csr = wish.csr().getBytes(StandardCharsets.UTF_8);
        RequestSigning.Signed done = signing.sign(x.actor(), computer.id(), csr, days, Input.terms(x));
        UUID id = done.id();
        SiteSnapshot after = snapshots.of(siteId);
        Certificate signed = after.certificate(id).orElseThrow();
        x.header("Location", Call.ROOT + "/certificates/" + id);
        x.json(
                201,
                new Signed(
                        id,
                        signed.serial(),
                        signed.validity().notAfter(),
                        signed.sha256(),
                        signing.chain(after, id),
                        done.notGranted().stream().map(x::text).toList()));
    }
}
