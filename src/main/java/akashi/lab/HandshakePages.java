package akashi.lab;

import akashi.core.access.Access;
import akashi.core.access.Allowance;
import akashi.core.rule.Outcome;
import akashi.web.Exchange;
import akashi.web.Option;
import akashi.web.Routes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The page on which handshakes are made and looked at. Without a choice it only offers them. */
final class HandshakePages {

    private static final int PER_MINUTE = 60;

    private final Labs labs;
    private final Allowance allowance = Labs.allowance(PER_MINUTE);

    HandshakePages(Labs labs) {
        this.labs = labs;
    }

    void routes(Routes routes) {
        routes.get(HandshakeChoice.PATH, Access.TRAINEE, this::show);
    }

    private void show(Exchange x) {
        HandshakeChoice choice = HandshakeChoice.of(x.query());
        boolean chosen = x.query().text("tls").or(() -> x.query().text("fault")).isPresent();
        x.onFault(y -> page(y, choice, Optional.empty()));
        page(x, choice, chosen ? Optional.of(play(x, choice)) : Optional.empty());
    }

    private HandshakeRun play(Exchange x, HandshakeChoice choice) {
        UUID learner = x.actor().userId();
        allowance.take(learner, x.now());
        HandshakeRun run = HandshakeRun.play(labs.of(learner, x.now()), choice, x.now());
        run.deeds().forEach(deed -> labs.note(learner, deed, x.now()));
        return run;
    }

    private static void page(Exchange x, HandshakeChoice choice, Optional<HandshakeRun> run) {
        Map<String, Object> model = new HashMap<>();
        model.put("choice", choice);
        model.put("differs", choice.differs(x.query()));
        model.put("most", HandshakeChoice.MOST_DAYS);
        model.put("lesson", choice.lesson().orElse(null));
        model.put("after", choice.lesson().map(it -> "&lesson=" + it).orElse(""));
        model.put("versions", Option.of(Tls.values()));
        model.put("faults", Option.of(LabFault.values()));
        model.put("run", run.orElse(null));
        run.ifPresent(it -> described(x, it, model));
        x.page("lab/handshake", model);
    }

    private static void described(Exchange x, HandshakeRun run, Map<String, Object> model) {
        model.put("name", Lab.NAME.value());
        model.put("outcome", run.ending().accepted() ? Outcome.MET : Outcome.BROKEN);
        model.put("seen", run.seen().orElse(null));
        model.put("cause", run.cause().orElse(null));
        model.put("alert", run.alert().orElse(null));
        model.put("raw", run.ending().raw().orElse(null));
        model.put("heard", run.ending().server().orElse(null));
        model.put("agreed", run.ending().agreed().orElse(null));
        model.put("steps", run.transcript().records());
        model.put(
                "other",
                run.choice()
                        .speaking(run.choice().tls() == Tls.TLS12 ? Tls.TLS13 : Tls.TLS12)
                        .path());
        model.put("sound", run.choice().sound().path());
        model.put("search", search(x, run).orElse(null));
        model.put("modern", run.choice().tls() == Tls.TLS13);
        model.put("chain", List.copyOf(run.shown()));
    }

    /** Where such words are looked up, for those who may. */
    private static Optional<String> search(Exchange x, HandshakeRun run) {
        return run.ending()
                .raw()
                .filter(raw -> x.actor().access().covers(Access.HELPDESK))
                .map(raw -> raw.lines().reduce((first, last) -> last).orElse(raw))
                .map(raw -> "/search?q=" + URLEncoder.encode(raw, StandardCharsets.UTF_8));
    }
}
