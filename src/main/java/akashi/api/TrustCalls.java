package akashi.api;

import akashi.api.Call.Content;
import akashi.api.Call.Kind;
import akashi.api.TrustView.AssessmentView;
import akashi.core.access.Access;
import akashi.core.expiry.Moment;
import akashi.core.fault.Fault;
import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.trust.Assessment;
import akashi.store.Judgements;
import akashi.web.Exchange;
import akashi.web.Form;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Which connections hold, and why. */
final class TrustCalls {

    private final Judgements judgements;

    TrustCalls(Judgements judgements) {
        this.judgements = judgements;
    }

    List<Call> calls() {
        return List.of(Call.get("read-trust", "/trust", Access.HELPDESK, this::trust)
                .asks("at", Kind.TIME)
                .asks("link", Kind.TEXT)
                .asks("from", Kind.TEXT)
                .asks("to", Kind.TEXT)
                .asks("after", Kind.TEXT)
                .asks("limit", Kind.NUMBER)
                .answers(200, Content.json(TrustView.class)));
    }

    private void trust(Exchange x) {
        UUID siteId = x.actor().siteId();
        JudgedSite present = judgements.of(siteId, x.now());
        Names names = new Names(present.site());
        Form query = x.query();
        Optional<Instant> at = query.optional("at", text -> Moment.parse(text, ZoneOffset.UTC, x.now()));
        Optional<CertificateLink> link = query.optional("link", TrustCalls::link);
        Optional<UUID> from = query.optional("from", name -> verifier(names, name));
        Optional<UUID> to = query.optional("to", name -> computer(names, name).id());
        query.done();
        Paging paging = Paging.of(x);
        JudgedSite judged =
                at.map(moment -> judgements.ahead(siteId, x.now(), moment)).orElse(present);
        List<Keyed> asked = sorted(judged, link).stream()
                .filter(row ->
                        from.isEmpty() || row.assessment().verifier().id().equals(from.get()))
                .filter(row -> to.isEmpty() || row.assessment().subject().id().equals(to.get()))
                .toList();
        Paging.Page<Keyed> page = paging.of(asked, Keyed::key);
        List<AssessmentView> views = page.rows().stream()
                .map(row -> AssessmentView.of(row.assessment(), x::text))
                .toList();
        x.json(200, new TrustView(judged.instant(), views, page.next()));
    }

    /** Sorted once for all pages of the list. */
    private static List<Keyed> sorted(JudgedSite judged, Optional<CertificateLink> link) {
        return judged.memo().of(List.of(TrustCalls.class, link), () -> {
            Keys keys = new Keys();
            return link.map(List::of).orElseGet(() -> List.of(CertificateLink.values())).stream()
                    .flatMap(each -> judged.of(each).stream())
                    .map(a -> new Keyed(keys.of(a), a))
                    .sorted(Comparator.comparing(Keyed::key))
                    .toList();
        });
    }

    /** A connection and its place in the list. */
    private record Keyed(String key, Assessment assessment) {}

    /** Places by link and names. A big site has many connections and few names: each is worked out once. */
    private static final class Keys {

        private final Map<UUID, String> labels = new HashMap<>();

        String of(Assessment a) {
            String subject =
                    labels.computeIfAbsent(a.subject().id(), id -> a.subject().label() + "\t" + id);
            String verifier =
                    labels.computeIfAbsent(a.verifier().id(), id -> a.verifier().label() + "\t" + id);
            return a.link().ordinal() + "\n" + subject + "\n" + verifier;
        }
    }

    private static CertificateLink link(String text) {
        return Arrays.stream(CertificateLink.values())
                .filter(link -> link.slug().equals(text) || link.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new Fault.BadInput("link", "api.unknown.link", Input.shown(text)));
    }

    private static UUID verifier(Names names, String name) {
        return names.computer(name)
                .<Verifier>map(Verifier.OnComputer::new)
                .or(() -> names.group(name).map(Verifier.InGroup::new))
                .orElseThrow(() -> new Fault.BadInput("from", "api.unknown.verifier", Input.shown(name)))
                .id();
    }

    private static Computer computer(Names names, String name) {
        return names.computer(name)
                .orElseThrow(() -> new Fault.BadInput("to", "api.unknown.computer", Input.shown(name)));
    }
}
