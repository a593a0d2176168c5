package akashi.training;

import akashi.core.link.Verifier;
import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.ShownFault;
import akashi.core.site.Sighting;
import akashi.core.site.SwitchId;
import akashi.core.site.VmsVersion;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What can be seen of a broken model: facts without a verdict. */
final class SceneFacts {

    /** One fact. */
    record Row(Message name, Message value) {}

    private final Broken it;
    private final List<Row> rows = new ArrayList<>();

    private SceneFacts(Broken it) {
        this.it = it;
    }

    static List<Row> of(Broken broken) {
        SceneFacts facts = new SceneFacts(broken);
        facts.connection();
        Optional<Certificate> certificate =
                broken.site().certificateIn(broken.to(), broken.link().slot());
        certificate.ifPresentOrElse(facts::certificate, () -> facts.add("CERTIFICATE", "scenes.value.none"));
        return List.copyOf(facts.rows);
    }

    private void add(String fact, String key, Object... args) {
        rows.add(new Row(Message.of("scenes.fact." + fact), Message.of(key, args)));
    }

    private void connection() {
        add("NOW", "scenes.value.at", it.now());
        add(
                "NAME",
                named() ? "scenes.value.found" : "scenes.value.not-found",
                it.to().label());
        if (it.from() instanceof Verifier.InGroup in) {
            String version = in.group().version().map(VmsVersion::toString).orElse("?");
            add("CALLER", "scenes.value.caller", in.label(), version);
        } else {
            add("CALLER", "scenes.value.text", it.from().label());
            add("SWITCH_THERE", on(it.from().id()) ? "scenes.value.on" : "scenes.value.off");
        }
        add("SWITCH", on(it.to().id()) ? "scenes.value.on" : "scenes.value.off");
        if (seen().stream().anyMatch(each -> each.outcome() == Sighting.Outcome.PLAIN)) {
            add("PORTS", "scenes.value.plain-port");
        }
    }

    private boolean named() {
        return seen().stream().noneMatch(each -> each.outcome() == Sighting.Outcome.NAME_UNKNOWN);
    }

    private List<Sighting> seen() {
        return it.site().data().sightings();
    }

    private boolean on(UUID computer) {
        return it.site()
                .evidence()
                .inEffect(new SwitchId(computer, it.link().slot()))
                .orElse(false);
    }

    private void certificate(Certificate certificate) {
        add("CERTIFICATE", "scenes.value.text", certificate.subject());
        add(
                "NAMES",
                certificate.dnsNames().isEmpty() ? "scenes.value.none" : "scenes.value.names",
                certificate.dnsNames());
        add("FROM", "scenes.value.at", certificate.validity().notBefore());
        add("UNTIL", "scenes.value.at", certificate.validity().notAfter());
        add("PURPOSE", certificate.serverAuth() ? "scenes.value.for-servers" : "scenes.value.for-clients");
        boolean whole = seen().stream()
                .flatMap(each -> each.shown().stream())
                .noneMatch(shown -> shown.has(ShownFault.INCOMPLETE_CHAIN));
        add("CHAIN", whole ? "scenes.value.whole" : "scenes.value.gap");
        boolean trusted = it.site()
                .rootOf(certificate)
                .flatMap(root -> it.site().evidence().trust(it.from().id(), root.id()))
                .filter(Observation::value)
                .isPresent();
        add("TRUST", trusted ? "scenes.value.yes" : "scenes.value.no");
        boolean readable = it.site()
                .evidence()
                .about(Fact.KEY_READABLE, it.to().id(), it.link().slot())
                .filter(Observation::value)
                .isPresent();
        add("KEY", readable ? "scenes.value.yes" : "scenes.value.no");
    }
}
