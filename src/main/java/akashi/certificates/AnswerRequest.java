package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.Authorities;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the certificate that came back for a request, with its chain; answers its id.
 *
 * @param acknowledged whether what speaks against it without forbidding it was read
 */
record AnswerRequest(UUID certificateId, List<ParsedCertificate> handedIn, boolean acknowledged) implements Act<UUID> {

    private static final String FIELD = "files";

    /** Copies the list. */
    AnswerRequest {
        handedIn = List.copyOf(handedIn);
    }

    @Override
    public String code() {
        return "answer-request";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** Takes it. */
    static final class Answering implements UseCase<AnswerRequest, UUID> {

        private final KnownKeys known;

        Answering(KnownKeys known) {
            this.known = known;
        }

        @Override
        public Class<AnswerRequest> act() {
            return AnswerRequest.class;
        }

        @Override
        public UUID perform(AnswerRequest act, ActContext context) {
            SiteSnapshot site = context.site();
            Certificate requested = Requested.of(site, act.certificateId());
            Computer computer = Requested.computer(site, requested);
            Answer answer = Answer.judged(context.db(), known, site, requested, act.handedIn(), context.now());
            List<FieldError> errors = errors(answer, act.acknowledged());
            if (!errors.isEmpty()) {
                throw new Fault.BadInput(errors);
            }
            Authority asked =
                    site.authority(requested.authorityId().orElseThrow()).orElseThrow();
            Optional<UUID> issuer =
                    answer.keepPath(asked, site, new Authorities(context.db(), context.siteId()), context.now());
            keep(requested, answer.leaf().orElseThrow(), issuer, computer, context);
            context.about(computer.label());
            context.tell(computer.label(), asked.name());
            context.planChanged();
            return requested.id();
        }

        private static void keep(
                Certificate requested,
                ParsedCertificate leaf,
                Optional<UUID> issuer,
                Computer computer,
                ActContext context) {
            Certificates store = new Certificates(context.db(), context.siteId());
            Certificate certificate = Described.of(
                    leaf,
                    requested.id(),
                    issuer,
                    Optional.of(computer),
                    requested.slots(),
                    Certificate.State.ISSUED,
                    requested.predecessorId(),
                    false,
                    context.now());
            store.answered(certificate, leaf.issuer(), leaf.der().toArray());
            Signing.superseded(context.site(), computer, certificate)
                    .forEach(old -> store.become(old.id(), Certificate.State.SUPERSEDED));
        }

        private static List<FieldError> errors(Answer answer, boolean acknowledged) {
            List<FieldError> errors = new ArrayList<>();
            answer.refused().forEach((Message why) -> errors.add(new FieldError(FIELD, why)));
            if (!answer.possible() || !acknowledged) {
                answer.warned().forEach(why -> errors.add(new FieldError("acknowledged", why)));
            }
            return errors;
        }
    }
}
