package akashi.certificates;

import akashi.authority.KnownKeys;
import akashi.authority.SealedKeys;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.store.ActContext;
import akashi.store.Certificates;
import akashi.store.UseCase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps certificates that were made elsewhere, their keys sealed like those made here. */
final class ImportingKeys implements UseCase<ImportKeys, Integer> {

    private final SealedKeys keys;
    private final KnownKeys known;

    ImportingKeys(SealedKeys keys, KnownKeys known) {
        this.keys = keys;
        this.known = known;
    }

    @Override
    public Class<ImportKeys> act() {
        return ImportKeys.class;
    }

    @Override
    public Integer perform(ImportKeys act, ActContext context) {
        SiteSnapshot site = context.site();
        if (act.items().isEmpty()) {
            throw new Fault.BadInput("files", "keys.nothing");
        }
        List<ParsedCertificate> above = act.items().stream()
                .flatMap(item -> item.contents().others().stream())
                .filter(ParsedCertificate::isCa)
                .distinct()
                .toList();
        Map<UUID, ParsedCertificate> authorities = Adopting.authorities(above, site, context);
        Certificates store = new Certificates(context.db(), context.siteId());
        for (ImportKeys.Item item : act.items()) {
            keep(item, authorities, store, context);
        }
        List<String> hosts = act.items().stream()
                .map(item -> computer(site, item).shortLabel())
                .distinct()
                .toList();
        context.tell(act.items().size(), hosts);
        context.planChanged();
        context.evidenceChanged();
        return act.items().size();
    }

    private void keep(
            ImportKeys.Item item, Map<UUID, ParsedCertificate> authorities, Certificates store, ActContext context) {
        SiteSnapshot site = context.site();
        ParsedCertificate parsed = item.contents().certificate();
        Computer computer = computer(site, item);
        List<Message> against = FoundKey.against(
                item.contents(), Optional.of(computer), known.inside(context.db()), site, context.now());
        if (!against.isEmpty()) {
            throw new Fault.BadInput("files", "keys.meanwhile", parsed.title(), against.get(0));
        }
        Optional<Certificate> before = site.certificates().stream()
                .filter(c -> c.sha256().equals(parsed.sha256()))
                .findFirst();
        Optional<Certificate> replaced = FoundKey.replaced(site, computer, item.slots(), parsed);
        Certificate certificate = Described.of(
                parsed,
                before.map(Certificate::id).orElseGet(UUID::randomUUID),
                Adopting.issuer(authorities, parsed).or(() -> before.flatMap(Certificate::authorityId)),
                Optional.of(computer),
                item.slots(),
                before.map(Certificate::state).orElse(Certificate.State.ISSUED),
                before.flatMap(Certificate::predecessorId).or(() -> replaced.map(Certificate::id)),
                true,
                before.map(Certificate::issuedAt).orElse(parsed.validity().notBefore()));
        if (before.isPresent()) {
            store.update(certificate, null);
        } else {
            store.insert(certificate, parsed.issuer(), parsed.der().toArray());
        }
        replaced.ifPresent(old -> supersede(certificate, computer, site, store));
        keys.put(
                context.db(),
                context.siteId(),
                SealedKeys.CERTIFICATE,
                certificate.id(),
                item.contents().key(),
                context.now());
    }

    private static void supersede(Certificate by, Computer computer, SiteSnapshot site, Certificates store) {
        Signing.superseded(site, computer, by).stream()
                .filter(old -> old.issuedAt().isBefore(by.issuedAt()))
                .forEach(old -> store.become(old.id(), Certificate.State.SUPERSEDED));
    }

    private static Computer computer(SiteSnapshot site, ImportKeys.Item item) {
        return site.computer(item.computerId())
                .filter(Computer::active)
                .filter(computer -> computer.slots().containsAll(item.slots()))
                .orElseThrow(() -> new Fault.NotFound("computer " + item.computerId()));
    }
}
