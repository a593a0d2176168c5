package akashi.core.runbook;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.ShownSlots;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Looks for evidence of the facts that a step brings about; nothing that evidence shows is kept a second time. */
final class Proofs {

    private final SiteSnapshot site;
    private final Function<UUID, Optional<Message>> troubles;

    Proofs(SiteSnapshot site, Function<UUID, Optional<Message>> troubles) {
        this.site = site;
        this.troubles = troubles;
    }

    /** What evidence says of a step that brings about all these facts. */
    Proof of(List<Told> facts) {
        List<Witness> witnesses = new ArrayList<>();
        for (Told fact : facts) {
            Optional<Witness> witness = holds(fact);
            if (witness.isEmpty()) {
                return against(facts);
            }
            witnesses.add(witness.get());
        }
        Optional<Witness> last = witnesses.stream().max(Comparator.comparing(Witness::at));
        return trouble(facts)
                .map(why -> Proof.against(last, why))
                .orElseGet(() -> facts.isEmpty() ? Proof.NONE : Proof.done(last));
    }

    /** What is wrong with a switch that is on. */
    private Optional<Message> trouble(List<Told> facts) {
        return facts.stream()
                .filter(fact -> fact.fact() == Fact.IN_EFFECT && fact.value())
                .findFirst()
                .flatMap(fact -> troubles.apply(fact.subjectId()));
    }

    private Optional<Witness> holds(Told fact) {
        return observed(fact)
                .filter(known -> known.value() == fact.value() && known.count() >= fact.count())
                .filter(known -> certificateFits(fact, known))
                .map(Proofs::witness);
    }

    private Optional<Observation> observed(Told fact) {
        return fact.fact() == Fact.CA_TRUSTED
                ? fact.authorityId().flatMap(id -> site.evidence().trust(fact.subjectId(), id))
                : site.evidence()
                        .about(fact.fact(), fact.subjectId(), fact.slot().orElseThrow());
    }

    /** An older certificate in the slot is no proof of the new one. */
    private boolean certificateFits(Told fact, Observation known) {
        if (fact.certificateId().isEmpty() || known.certificateId().equals(fact.certificateId())) {
            return true;
        }
        Optional<Certificate> wanted = fact.certificateId().flatMap(site::certificate);
        return known.certificateId().isEmpty()
                && wanted.filter(c -> known.at().isAfter(c.issuedAt())).isPresent();
    }

    /** Whether the ports of the slot show this certificate, and none of them another. */
    Optional<Witness> shown(Computer computer, Slot slot, Certificate certificate) {
        List<Sighting> ports = ShownSlots.encrypted(site.sightings().proving(new SwitchId(computer.id(), slot)));
        boolean all = ports.stream()
                .allMatch(each -> each.shown()
                        .flatMap(shown -> shown.certificateId())
                        .filter(certificate.id()::equals)
                        .isPresent());
        return ports.stream()
                .filter(each -> all)
                .max(Comparator.comparing(Sighting::at))
                .map(newest -> new Witness(Message.of(Observation.Source.SEEN), "", newest.at()));
    }

    /** What speaks against a step: a certificate that came alone. */
    private Proof against(List<Told> facts) {
        for (Told fact : facts) {
            Optional<Observation> known = observed(fact);
            if (known.filter(o -> !o.value()).isPresent() && installed(facts)) {
                Optional<Witness> witness = known.map(Proofs::witness);
                if (fact.fact() == Fact.KEY_READABLE) {
                    return Proof.against(witness, Message.of("runbook.against.key"));
                }
                if (fact.fact() == Fact.CA_TRUSTED) {
                    return Proof.against(witness, Message.of("runbook.against.trust"));
                }
            }
        }
        return Proof.NONE;
    }

    private boolean installed(List<Told> facts) {
        return facts.stream()
                .anyMatch(fact ->
                        fact.fact() == Fact.CERTIFICATE_INSTALLED && holds(fact).isPresent());
    }

    private static Witness witness(Observation known) {
        return new Witness(Message.of(known.source()), known.by(), known.at());
    }
}
