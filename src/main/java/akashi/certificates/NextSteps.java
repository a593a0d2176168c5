package akashi.certificates;

import akashi.core.life.Lives;
import akashi.core.life.RenewalTimes;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.site.Training;
import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is to be done with a certificate: download the bundle, install it, record that. A step that is done says so.
 *
 * @param steps none where nothing is to be done with it any more
 */
record NextSteps(List<Step> steps) {

    /** A step; its path is {@code null} where it is done on the computer. */
    record Step(Message what, String path, boolean done) {}

    static NextSteps of(Lives lives, Certificate certificate) {
        SiteSnapshot site = lives.site();
        Optional<Computer> computer = certificate.computerId().flatMap(site::computer);
        boolean current = certificate.state() == Certificate.State.ISSUED
                && certificate.validity().contains(lives.now())
                && computer.isPresent();
        if (!current) {
            return new NextSteps(List.of());
        }
        boolean installed =
                certificate.slots().stream().allMatch(slot -> installed(site, computer.get(), slot, certificate));
        boolean on = certificate.slots().stream()
                .allMatch(slot -> site.evidence()
                        .inEffect(new SwitchId(computer.get().id(), slot))
                        .orElse(false));
        String host = computer.get().shortLabel();
        List<Step> steps = new ArrayList<>(
                Training.is(site.site()) && certificate.keyKept()
                        ? List.of(new Step(Message.of("sandbox.certificate.install", host), null, installed))
                        : handOut(certificate, computer.get(), installed));
        steps.addAll(List.of(
                new Step(
                        Message.of("certificates.next.record"),
                        "/facts?fact=" + Fact.CERTIFICATE_INSTALLED + "&on="
                                + computer.get().id(),
                        installed),
                new Step(Message.of("certificates.next.on"), "/encryption", installed && on)));
        if (RenewalTimes.stillShown(lives, certificate).isPresent()) {
            steps.add(new Step(Message.of("renewals.next.apply", host), "/certificates/renewals#apply", false));
        }
        return new NextSteps(List.copyOf(steps));
    }

    /** A key that is not here is on its server already, and only the certificate goes there. */
    private static List<Step> handOut(Certificate certificate, Computer computer, boolean installed) {
        String host = computer.shortLabel();
        if (!certificate.keyKept() && installed) {
            // It came from its server, such as one that was adopted: there is nothing to take there.
            return List.of();
        }
        if (!certificate.keyKept()) {
            String chain = "/certificates/" + certificate.id() + "/chain.p7b";
            return List.of(
                    new Step(Message.of("certificates.next.chain"), chain, installed),
                    new Step(Message.of("certificates.next.accept", host), null, installed));
        }
        String bundle = "/certificates/bundle?computer=" + computer.id();
        return List.of(
                new Step(Message.of("certificates.next.bundle", host), bundle, installed),
                new Step(Message.of("certificates.next.install", host), null, installed));
    }

    private static boolean installed(SiteSnapshot site, Computer computer, Slot slot, Certificate certificate) {
        return site.evidence()
                .about(Fact.CERTIFICATE_INSTALLED, computer.id(), slot)
                .filter(Observation::value)
                .flatMap(Observation::certificateId)
                .filter(certificate.id()::equals)
                .isPresent();
    }
}
