package akashi.warning;

import akashi.core.access.Access;
import akashi.core.judged.JudgedSite;
import akashi.core.link.CertificateLink;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Sighting;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.Strangers;
import akashi.core.site.SwitchId;
import akashi.core.text.Message;
import akashi.core.trust.Status;
import akashi.core.warning.WarningKind;
import akashi.store.Database;
import akashi.store.Judgements;
import akashi.store.Outbox;
import akashi.store.RevocationLists;
import akashi.store.StoredWork;
import akashi.store.Warnings;
import akashi.web.Exchange;
import akashi.web.Route;
import akashi.web.Routes;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** What monitoring asks for, in the text format of Prometheus: worked out anew each time, for who has a token. */
final class MetricsCall {

    private static final double DAY = Duration.ofDays(1).toSeconds();

    private final Database database;
    private final Judgements judgements;
    private final BooleanSupplier locked;
    private final Function<SiteSnapshot, Optional<Message>> token;

    MetricsCall(
            Database database,
            Judgements judgements,
            BooleanSupplier locked,
            Function<SiteSnapshot, Optional<Message>> token) {
        this.token = token;
        this.database = database;
        this.judgements = judgements;
        this.locked = locked;
    }

    void routes(Routes routes) {
        routes.api(Route.Method.GET, "/metrics", Access.HELPDESK, this::read);
    }

    private void read(Exchange x) {
        UUID siteId = x.actor().siteId();
        JudgedSite judged = judgements.of(siteId, x.now());
        Gauges gauges = new Gauges();
        ends(gauges, judged.site(), x.now());
        states(gauges, judged);
        ports(gauges, judged.site());
        work(gauges, siteId, judged.site(), x.now());
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(text, gauges.all());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        x.send(200, PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray());
    }

    private static double days(Instant from, Instant to) {
        return Duration.between(from, to).toSeconds() / DAY;
    }

    private static void ends(Gauges gauges, SiteSnapshot site, Instant now) {
        String leaf = "akashi_certificate_expiry_days";
        gauges.declare(
                leaf,
                "Days until the certificate in a slot of a computer ends, negative afterwards."
                        + " With a port: another one that was seen there.");
        for (Computer computer : site.active()) {
            for (Slot slot : computer.slots()) {
                String[] labels = {"computer", computer.label(), "slot", slot.name()};
                site.certificateIn(computer, slot)
                        .filter(Certificate::usable)
                        .ifPresent(known ->
                                gauges.add(leaf, days(now, known.validity().notAfter()), labels));
                shown(gauges, leaf, Strangers.of(site, new SwitchId(computer.id(), slot), now), now, labels);
            }
        }
        String ca = "akashi_authority_expiry_days";
        gauges.declare(ca, "Days until a CA ends, negative afterwards.");
        site.authorities().stream()
                .filter(authority -> !authority.retired())
                .forEach(authority -> authority
                        .validity()
                        .ifPresent(validity -> gauges.add(
                                ca,
                                days(now, validity.notAfter()),
                                "authority",
                                authority.name(),
                                "id",
                                authority.id().toString())));
    }

    private static void shown(Gauges gauges, String leaf, List<Sighting> seen, Instant now, String... labels) {
        for (Sighting each : seen) {
            List<String> more = new ArrayList<>(List.of(labels));
            more.addAll(List.of("port", String.valueOf(each.port())));
            double left = days(now, each.shown().get().validity().notAfter());
            gauges.add(leaf, left, more.toArray(String[]::new));
        }
    }

    private static void states(Gauges gauges, JudgedSite judged) {
        String name = "akashi_connections";
        gauges.declare(name, "Connections by link and status.");
        for (CertificateLink link : CertificateLink.values()) {
            Map<Status, Integer> counts = judged.counts(link);
            for (Status status : Status.values()) {
                gauges.add(name, counts.getOrDefault(status, 0), "link", link.slug(), "status", status.name());
            }
        }
    }

    private static void ports(Gauges gauges, SiteSnapshot site) {
        String name = "akashi_probe_ports";
        gauges.declare(name, "Ports by what the newest look at them from the portal showed.");
        Map<Sighting.Outcome, Integer> counts = new EnumMap<>(Sighting.Outcome.class);
        site.active()
                .forEach(computer -> site.sightings().of(computer.id()).stream()
                        .filter(each -> each.seenFrom().isEmpty())
                        .forEach(each -> counts.merge(each.outcome(), 1, Integer::sum)));
        for (Sighting.Outcome outcome : Sighting.Outcome.values()) {
            gauges.add(name, counts.getOrDefault(outcome, 0), "outcome", outcome.name());
        }
    }

    private void work(Gauges gauges, UUID siteId, SiteSnapshot site, Instant now) {
        String age = "akashi_crl_age_seconds";
        String left = "akashi_crl_next_update_days";
        gauges.declare(age, "Seconds since the newest revocation list of a CA was signed.");
        gauges.declare(left, "Days until a verifier refuses the newest revocation list of a CA.");
        new RevocationLists(database.db(), siteId)
                .heads()
                .forEach((id, head) -> site.authority(id)
                        .filter(authority -> !authority.retired())
                        .ifPresent(authority -> {
                            String[] labels = {"authority", authority.name(), "id", id.toString()};
                            gauges.add(
                                    age, Duration.between(head.issuedAt(), now).toSeconds(), labels);
                            gauges.add(left, days(now, head.nextUpdate()), labels);
                        }));
        gauges.declare("akashi_jobs", "Stored jobs by state.");
        StoredWork.counts(database.db(), siteId)
                .forEach((state, count) -> gauges.add("akashi_jobs", count, "state", state));
        gauges.declare("akashi_warnings", "Warnings that stand, by kind.");
        List<Warnings.Kept> open = new Warnings(database.db(), siteId).open();
        for (WarningKind kind : WarningKind.values()) {
            long count = open.stream().filter(kept -> kept.kind() == kind).count();
            gauges.add("akashi_warnings", count, "kind", kind.name());
        }
        gauges.declare("akashi_messages_waiting", "Messages about warnings that wait to be sent.");
        gauges.add("akashi_messages_waiting", new Outbox(database.db(), siteId).waiting());
        gauges.declare("akashi_vault_locked", "1 while private keys wait for their passphrase.");
        gauges.add("akashi_vault_locked", locked.getAsBoolean() ? 1 : 0);
        gauges.declare("akashi_token_missing", "1 while CAs cannot sign whose private keys lie on a PKCS#11 token.");
        gauges.add("akashi_token_missing", token.apply(site).isPresent() ? 1 : 0);
    }
}
