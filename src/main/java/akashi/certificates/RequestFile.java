package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedRequest;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.CertificateRequests;
import akashi.store.UseCase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Keeps the request that a computer made, so that the answer can be held against its key. */
record RequestFile(UUID certificateId, AskElsewhere.File file) implements Act<UUID> {

    @Override
    public String code() {
        return "keep-request";
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** What speaks against the request of a computer: names of others, and keys that others have. */
    static List<Refusal> against(
            ParsedRequest request,
            Computer computer,
            Collection<HostName> names,
            Collection<IpAddress> addresses,
            KnownKeys known,
            SiteSnapshot site) {
        List<Refusal> refusals = new ArrayList<>();
        new RequestNames(request, site, computer, names, addresses).refusal().ifPresent(refusals::add);
        List<String> others = known.of(site, request.key(), computer);
        if (!others.isEmpty()) {
            Message why = Message.of("certificates.refused.key-known", others.get(0));
            refusals.add(new Refusal("KEY_KNOWN", List.of(), why, others, Mend.NONE));
        }
        return refusals;
    }

    /** Keeps it. */
    static final class Keeping implements UseCase<RequestFile, UUID> {

        private final KnownKeys known;

        Keeping(KnownKeys known) {
            this.known = known;
        }

        @Override
        public Class<RequestFile> act() {
            return RequestFile.class;
        }

        @Override
        public UUID perform(RequestFile act, ActContext context) {
            SiteSnapshot site = context.site();
            Certificate requested = Requested.of(site, act.certificateId());
            Computer computer = Requested.computer(site, requested);
            List<HostName> names =
                    requested.dnsNames().stream().map(HostName::new).toList();
            List<Refusal> refusals = against(
                    act.file().request(), computer, names, requested.addresses(), known.inside(context.db()), site);
            if (!refusals.isEmpty()) {
                throw new Fault.Refused(refusals);
            }
            new CertificateRequests(context.db(), context.siteId())
                    .keep(requested.id(), act.file().bytes());
            context.about(computer.label());
            context.tell(computer.label());
            return requested.id();
        }
    }
}
