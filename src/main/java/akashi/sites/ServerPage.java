package akashi.sites;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.finding.Findings;
import akashi.core.rule.Extension;
import akashi.core.runbook.Journey;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.RequiredNames;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.web.Exchange;
import akashi.web.Routes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** One computer: its servers, names, switches, certificates and what is known of it. */
final class ServerPage {

    private final Desk desk;

    ServerPage(Desk desk) {
        this.desk = desk;
    }

    void routes(Routes routes) {
        routes.get("/servers/{id}", Access.HELPDESK, this::show);
    }

    /** A name or address that the certificate carries, and why. */
    record NameLine(String name, Message force, Message why) {}

    /** A fact as it is known. */
    record FactLine(Observation seen, String authority, boolean stale, boolean recheck) {}

    /** A certificate with its state at the moment. */
    record CertificateLine(Certificate certificate, Certificate.State state, boolean older) {}

    private void show(Exchange x) {
        SiteSnapshot site = desk.site(x);
        UUID id = x.path("id", UUID::fromString);
        Computer computer = site.computer(id).orElseThrow(() -> new Fault.NotFound("computer " + id));
        Map<String, Object> model = desk.model(x);
        model.put("c", computer);
        model.put("names", names(site, computer, x.now()));
        model.put("commonName", RequiredNames.commonName(computer).orElse(null));
        model.put("switches", SwitchWord.of(site, computer));
        model.put("certificates", certificates(site, computer, x.now()));
        model.put("lacking", lacking(site, computer));
        model.put("extension", Extension.of(site, computer, x.now()).orElse(null));
        model.put("planned", !site.wantedSlots(computer).isEmpty());
        model.put("journey", Journey.of(site, computer, x.now()).orElse(null));
        model.put("facts", facts(site, computer, x.now()));
        model.put("findings", Findings.about(id, Findings.of(site, x.now())));
        model.put(
                "seen",
                site.sightings().of(id).stream()
                        .sorted(Comparator.comparing(Sighting::port))
                        .toList());
        model.put(
                "steps",
                Arrays.stream(Step.values())
                        .filter(step -> step.possibleFrom(computer.presence().state()))
                        .toList());
        model.put("retired", computer.presence().state() == akashi.core.site.Presence.State.RETIRED);
        x.page("sites/server", model);
    }

    private static List<NameLine> names(SiteSnapshot site, Computer computer, Instant now) {
        RequiredNames required = RequiredNames.of(computer, site.site(), now);
        List<NameLine> lines = new ArrayList<>();
        Message must = Message.of("sites.name.must");
        Message should = Message.of("sites.name.should");
        required.must().forEach(name -> lines.add(new NameLine(name.value(), must, why(computer, name.value()))));
        required.mustAddresses()
                .forEach(it -> lines.add(new NameLine(it.value(), must, Message.of("sites.name.address-must"))));
        required.should().forEach(name -> lines.add(new NameLine(name.value(), should, why(computer, name.value()))));
        required.shouldAddresses()
                .forEach(it -> lines.add(new NameLine(it.value(), should, Message.of("sites.name.address"))));
        computer.aliases().stream()
                .filter(alias -> !alias.keptAt(now) && !required.names().contains(alias.name()))
                .map(alias -> new NameLine(alias.name().value(), Message.of("sites.name.over"), why(alias)))
                .forEach(lines::add);
        return lines;
    }

    private static Message why(Computer computer, String name) {
        if (computer.fqdn().filter(host -> host.value().equals(name)).isPresent()) {
            return Message.of("sites.name.full");
        }
        if (computer.registeredAs().filter(host -> host.value().equals(name)).isPresent()) {
            return Message.of("sites.name.registered");
        }
        if (computer.publicName().filter(host -> host.value().equals(name)).isPresent()) {
            return Message.of("sites.name.public");
        }
        return computer.aliases().stream()
                .filter(alias -> alias.name().value().equals(name))
                .findFirst()
                .map(ServerPage::why)
                .orElse(Message.of("sites.name.short"));
    }

    private static Message why(Computer.Alias alias) {
        return alias.until()
                .map(date -> Message.of("sites.name.alias-until", date.toString()))
                .orElse(Message.of("sites.name.alias"));
    }

    private static List<CertificateLine> certificates(SiteSnapshot site, Computer computer, Instant now) {
        return site.certificatesOf(computer).stream()
                .sorted(Comparator.comparing(Certificate::issuedAt).reversed())
                .map(c -> new CertificateLine(c, c.stateAt(now), c.generation() != computer.generation()))
                .toList();
    }

    /** The wanted slots for which no certificate was made yet. */
    private static List<Slot> lacking(SiteSnapshot site, Computer computer) {
        return site.wantedSlots(computer).stream()
                .filter(slot -> site.newestFor(computer, slot).isEmpty())
                .sorted()
                .toList();
    }

    /** Of each fact what counts, whether it was told or seen. */
    private static List<FactLine> facts(SiteSnapshot site, Computer computer, Instant now) {
        Stream<Observation> ofSlots = Arrays.stream(Fact.values())
                .flatMap(fact -> computer.slots().stream()
                        .flatMap(slot -> site.evidence().about(fact, computer.id(), slot).stream()));
        Stream<Observation> ofAuthorities = site.authorities().stream()
                .flatMap(authority -> site.evidence().trust(computer.id(), authority.id()).stream());
        return Stream.concat(ofSlots, ofAuthorities)
                .sorted(Comparator.comparing(Observation::fact))
                .map(seen -> new FactLine(
                        seen,
                        seen.authorityId()
                                .flatMap(site::authority)
                                .map(Authority::name)
                                .orElse(null),
                        site.evidence().stale(seen, now),
                        site.evidence().recheck(seen)))
                .toList();
    }
}
