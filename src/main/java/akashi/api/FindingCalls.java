package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.core.access.Access;
import akashi.core.finding.Finding;
import akashi.core.finding.FindingCode;
import akashi.core.judged.JudgedSite;
import akashi.core.site.ClientGroup;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.store.Judgements;
import akashi.web.Exchange;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What was seen and is not as it should be. */
final class FindingCalls {

    private final Judgements judgements;

    FindingCalls(Judgements judgements) {
        this.judgements = judgements;
    }

    /** What stands out, worst kinds first, and where the list goes on. */
    record FindingList(Instant at, List<FindingView> findings, Optional<String> next) {}

    /** One finding; {@code seenFrom} is the computer or client group that saw it, empty for the portal. */
    record FindingView(
            FindingCode code,
            Status.Tone status,
            List<String> computers,
            String message,
            Instant seenAt,
            Optional<String> seenFrom,
            String mender,
            Optional<MendView> mend) {}

    List<Call> calls() {
        return List.of(Call.get("read-findings", "/findings", Access.HELPDESK, this::findings)
                .asks("after", Kind.TEXT)
                .asks("limit", Kind.NUMBER)
                .answers(200, Content.json(FindingList.class)));
    }

    private void findings(Exchange x) {
        JudgedSite judged = judgements.of(x.actor().siteId(), x.now());
        List<Finding> sorted = judged.memo()
                .of(
                        FindingCalls.class,
                        () -> judged.findings().stream()
                                .sorted(Comparator.comparing(FindingCalls::key))
                                .toList());
        Paging.Page<Finding> page = Paging.of(x).of(sorted, FindingCalls::key);
        List<FindingView> views = page.rows().stream()
                .map(each -> view(each, judged.site(), x::text))
                .toList();
        x.json(200, new FindingList(judged.instant(), views, page.next()));
    }

    /** Places by kind and computer; a kind is found once of each port and looker. */
    private static String key(Finding each) {
        String computers = each.computers().stream().map(Computer::label).collect(Collectors.joining(" "));
        return String.format("%02d", each.code().ordinal()) + "\n" + computers + "\n" + each.seenFrom() + "\n"
                + each.at() + "\n" + each.message().args();
    }

    private static FindingView view(Finding each, SiteSnapshot site, Function<Message, String> text) {
        return new FindingView(
                each.code(),
                each.code().status().tone(),
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
