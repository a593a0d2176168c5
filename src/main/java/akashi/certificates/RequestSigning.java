package akashi.certificates;

import akashi.core.access.Actor;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.KeyKind;
import akashi.pki.ParsedCertificate;
import akashi.pki.ParsedRequest;
import akashi.pki.RequestReader;
import akashi.store.Snapshots;
import akashi.store.Terms;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Signs the requests of servers for programs, under the same gates as the page. Foreign names, a key of another computer
 * and a request that cannot be read are refused in words.
 */
public final class RequestSigning {

    private final Issuing issuing;
    private final Snapshots snapshots;

    /** Signs by the portal's one way of issuing. */
    public RequestSigning(Issuing issuing, Snapshots snapshots) {
        this.issuing = issuing;
        this.snapshots = snapshots;
    }

    /**
     * What came of a request.
     *
     * @param id of the certificate
     * @param notGranted what the request asked for and the certificate does not say
     */
    public record Signed(UUID id, List<Message> notGranted) {}

    /**
     * Signs a request, PEM or DER, for all wanted slots of a computer.
     *
     * @param days {@link IssueCertificate#AS_PROFILE} for what the profile of its slots says
     */
    public Signed sign(Actor actor, UUID computerId, byte[] csr, int days, Terms terms) {
        IssueCertificate wish = new IssueCertificate(computerId, Set.of(), days, KeyKind.RSA_2048, false);
        ParsedRequest request = RequestReader.read(csr);
        SignRequest asked = new SignRequest(wish, request);
        TwoSteps.Signed signed = issuing.sign(actor, asked, terms);
        SiteSnapshot site = snapshots.of(actor.siteId());
        Order order = signed.order().orElseGet(() -> issuing.drawn(site, asked));
        return new Signed(signed.id(), asked.leftOut(site, order));
    }

    /** What the server sends, as PEM: the certificate and those above it, the root last. */
    public String chain(SiteSnapshot site, UUID certificateId) {
        return issuing.exports().sent(site, site.certificate(certificateId).orElseThrow()).stream()
                .map(ParsedCertificate::pem)
                .collect(Collectors.joining());
    }
}
