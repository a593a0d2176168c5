package akashi.api;

import akashi.api.Call.Content;
import akashi.core.access.Access;
import akashi.core.finding.Finding;
import akashi.core.finding.FindingCode;
import akashi.core.finding.Findings;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.store.Snapshots;
import akashi.web.Exchange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** What was seen and is not as it should be. */
final class FindingCalls {

    private final Snapshots snapshots;

    FindingCalls(Snapshots snapshots) {
        this.snapshots = snapshots;
    }

    /** Everything that stands out, worst kinds first. */
    record FindingList(Instant at, List<FindingView> findings) {}

    /** One finding; {@code seenFrom} is the computer or client group that saw it, empty for the portal. */
    record FindingView(
            FindingCode code,
            Status status,
            List<String> computers,
            String message,
            Instant seenAt,
            Optional<String> seenFrom,
            String mender,
            Optional<MendView> mend) {}

    List<Call> calls() {
        return List.of(Call.get("read-findings", "/findings", Access.HELPDESK, this::findings)
                .answers(200, Content.json(FindingList.class)));
    }

    private void findings(Exchange x) {
        SiteSnapshot site = snapshots.of(x.actor().siteId());
        List<FindingView> views = Findings.of(site, x.now()).stream()
                .map(each -> view(each, site, x::text))
                .toList();
        x.json(200, new FindingList(x.now(), views));
    }

    private static FindingView view(Finding each, SiteSnapshot site, Function<Message, String> text) {
        return new FindingView(
                each.code(),
                each.code().status(),
                each.computers().stream().map(Computer::label).toList(),
                text.apply(each.message()),
                each.at(),
                each.seenFrom().map(id -> viewer(site, id)),
                text.apply(each.mender()),
                MendView.of(each.mend(), text));
    }

    private static String viewer(SiteSnapshot site, UUID id) {
        return site.computer(id)
                .map(Computer::label)
                .or(() -> site.clientGroups().stream()
                        .filter(group -> group.id().equals(id))
                        .map(ClientGroup::name)
                        .findFirst())
                .orElse(id.toString());
    }
}
