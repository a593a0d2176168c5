package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.store.Observations;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What is told and seen of certificates in a portal of tests, at the moment of its clock. */
final class Evidenced {

    private Evidenced() {}

    /** The certificate lies in every slot that it is for. */
    static void installed(Quay quay, Certificate certificate, Observation.Source source) {
        told(quay, certificate, Fact.CERTIFICATE_INSTALLED, Optional.of(certificate.id()), source);
    }

    /** Every slot that it is for is switched on. */
    static void inEffect(Quay quay, Certificate certificate) {
        told(quay, certificate, Fact.IN_EFFECT, Optional.empty(), Observation.Source.TOLD);
    }

    private static void told(
            Quay quay, Certificate certificate, Fact fact, Optional<UUID> installed, Observation.Source source) {
        List<Observation> seen = certificate.slots().stream()
                .map(slot -> new Observation(
                        UUID.randomUUID(),
                        fact,
                        certificate.computerId().orElseThrow(),
                        certificate.generation(),
                        Optional.of(slot),
                        Optional.empty(),
                        installed,
                        true,
                        1,
                        source,
                        quay.portal.clock().instant(),
                        "test",
                        ""))
                .toList();
        quay.arrange((db, site) ->
                new Observations(db, site).append(seen, quay.portal.clock().instant()));
    }
}
