package akashi.store;

import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.CERTIFICATE_NAME;
import static akashi.store.tables.Tables.CERTIFICATE_SLOT;

import akashi.core.site.Certificate;
import akashi.core.site.IpAddress;
import akashi.core.site.KeyInfo;
import akashi.core.site.Slot;
import akashi.core.site.Thumbprint;
import akashi.core.site.Validity;
import akashi.store.tables.tables.records.CertificateNameRecord;
import akashi.store.tables.tables.records.CertificateRecord;
import akashi.store.tables.tables.records.CertificateSlotRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.TableRecord;

/** How certificates lie in rows. */
record CertificateRows(Map<UUID, Set<Slot>> slots, Map<UUID, List<String>> dns, Map<UUID, List<IpAddress>> addresses) {

    /** Stands for the thumbprint of a certificate that is not signed yet. */
    private static final Thumbprint NOT_SIGNED = new Thumbprint("0".repeat(40));

    private static final String DNS = "DNS";
    private static final String IP = "IP";

    private static final List<Field<?>> CHANGING = List.of(
            CERTIFICATE.AUTHORITY_ID,
            CERTIFICATE.COMPUTER_ID,
            CERTIFICATE.GENERATION,
            CERTIFICATE.SUBJECT,
            CERTIFICATE.SERIAL,
            CERTIFICATE.NOT_BEFORE,
            CERTIFICATE.NOT_AFTER,
            CERTIFICATE.THUMBPRINT,
            CERTIFICATE.SHA256,
            CERTIFICATE.KEY_ALGORITHM,
            CERTIFICATE.KEY_BITS,
            CERTIFICATE.SIGNATURE_ALGORITHM,
            CERTIFICATE.SERVER_AUTH,
            CERTIFICATE.STATE,
            CERTIFICATE.PREDECESSOR_ID,
            CERTIFICATE.KEY_KEPT,
            CERTIFICATE.ISSUED_AT,
            CERTIFICATE.CERTIFICATE_);
    private static final Change UPDATE = change(CHANGING);
    private static final Change UPDATE_FACTS = change(CHANGING.subList(0, CHANGING.size() - 1));

    private static Change change(List<Field<?>> fields) {
        String set = fields.stream().map(field -> field.getName() + " = ?").collect(Collectors.joining(", "));
        return new Change("update certificate set " + set + " where id = ? and site_id = ?");
    }

    /** Replaces what {@link #fill} fills; the bytes stay where there are none. */
    static void update(DSLContext db, UUID siteId, Certificate certificate, byte[] der) {
        CertificateRecord row = new CertificateRecord();
        fill(row, certificate, der);
        List<Object> values = new ArrayList<>();
        CHANGING.subList(0, CHANGING.size() - (der == null ? 1 : 0)).forEach(field -> values.add(row.get(field)));
        values.add(certificate.id());
        values.add(siteId);
        (der == null ? UPDATE_FACTS : UPDATE).run(db, values.toArray());
    }

    static CertificateRows read(DSLContext db, UUID siteId) {
        return read(db, CERTIFICATE_SLOT.SITE_ID.eq(siteId), CERTIFICATE_NAME.SITE_ID.eq(siteId));
    }

    static CertificateRows read(DSLContext db, UUID siteId, Collection<UUID> ids) {
        return read(
                db,
                CERTIFICATE_SLOT.SITE_ID.eq(siteId).and(CERTIFICATE_SLOT.CERTIFICATE_ID.in(ids)),
                CERTIFICATE_NAME.SITE_ID.eq(siteId).and(CERTIFICATE_NAME.CERTIFICATE_ID.in(ids)));
    }

    private static CertificateRows read(DSLContext db, Condition ofSlots, Condition ofNames) {
        Map<UUID, Set<Slot>> slots = db.selectFrom(CERTIFICATE_SLOT).where(ofSlots).fetch().stream()
                .collect(Collectors.groupingBy(
                        CertificateSlotRecord::getCertificateId,
                        Collectors.mapping(row -> Slot.valueOf(row.getSlot()), Collectors.toSet())));
        Map<UUID, List<String>> dns = new java.util.HashMap<>();
        Map<UUID, List<IpAddress>> addresses = new java.util.HashMap<>();
        db.selectFrom(CERTIFICATE_NAME)
                .where(ofNames)
                .orderBy(CERTIFICATE_NAME.PLACE)
                .forEach(row -> {
                    if (DNS.equals(row.getKind())) {
                        dns.computeIfAbsent(row.getCertificateId(), id -> new ArrayList<>())
                                .add(row.getName());
                    } else {
                        addresses
                                .computeIfAbsent(row.getCertificateId(), id -> new ArrayList<>())
                                .add(new IpAddress(row.getName()));
                    }
                });
        return new CertificateRows(slots, dns, addresses);
    }

    static List<TableRecord<?>> parts(UUID siteId, Certificate certificate) {
        List<TableRecord<?>> rows = new ArrayList<>();
        certificate.slots().forEach(slot -> rows.add(new CertificateSlotRecord(siteId, certificate.id(), slot.name())));
        int place = 0;
        for (String name : certificate.dnsNames()) {
            rows.add(new CertificateNameRecord(siteId, certificate.id(), place++, DNS, name));
        }
        for (IpAddress address : certificate.addresses()) {
            rows.add(new CertificateNameRecord(siteId, certificate.id(), place++, IP, address.value()));
        }
        return rows;
    }

    static void fill(CertificateRecord row, Certificate certificate, byte[] der) {
        row.setAuthorityId(certificate.authorityId().orElse(null));
        row.setComputerId(certificate.computerId().orElse(null));
        row.setGeneration(certificate.generation());
        row.setSubject(certificate.subject());
        row.setSerial(certificate.serial());
        row.setNotBefore(certificate.validity().notBefore());
        row.setNotAfter(certificate.validity().notAfter());
        row.setThumbprint(
                certificate.thumbprint().equals(NOT_SIGNED)
                        ? null
                        : certificate.thumbprint().value());
        row.setSha256(certificate.sha256());
        row.setKeyAlgorithm(certificate.key().algorithm());
        row.setKeyBits(certificate.key().bits());
        row.setSignatureAlgorithm(certificate.signatureAlgorithm());
        row.setServerAuth(certificate.serverAuth());
        row.setState(certificate.state().name());
        row.setPredecessorId(certificate.predecessorId().orElse(null));
        row.setKeyKept(certificate.keyKept());
        row.setIssuedAt(certificate.issuedAt());
        if (der != null) {
            row.setCertificate(der);
        }
    }

    Certificate certificate(CertificateRecord row) {
        UUID id = row.getId();
        return new Certificate(
                id,
                Optional.ofNullable(row.getAuthorityId()),
                Optional.ofNullable(row.getComputerId()),
                row.getGeneration(),
                slots.getOrDefault(id, Set.of()),
                row.getSubject(),
                dns.getOrDefault(id, List.of()),
                addresses.getOrDefault(id, List.of()),
                row.getSerial(),
                new Validity(row.getNotBefore(), row.getNotAfter()),
                Thumbprint.parse(row.getThumbprint()).orElse(NOT_SIGNED),
                row.getSha256(),
                new KeyInfo(row.getKeyAlgorithm(), row.getKeyBits()),
                row.getSignatureAlgorithm(),
                row.getServerAuth(),
                Certificate.State.valueOf(row.getState()),
                Optional.ofNullable(row.getPredecessorId()),
                row.getKeyKept(),
                row.getKeyElsewhere(),
                row.getIssuedAt());
    }
}
