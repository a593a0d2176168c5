package akashi.proof;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.AUTHORITY;
import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.TestPortal;
import akashi.authority.SealedKeys;
import akashi.pki.CertificateReader;
import akashi.store.tables.tables.records.CertificateRecord;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Result;

/** What a portal's database knows of certificates, beside what a witness saw signed with its authority's key. */
final class SignedThere {

    private static final byte[] SHA256_WITH_RSA = {
        0x30, 0x0d, 0x06, 0x09, 0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 0x01, 0x01, 0x0b, 0x05, 0x00
    };

    private final TestPortal portal;
    private final DSLContext db;
    private final List<X509Certificate> witnessed;
    private final Map<String, Result<CertificateRecord>> rows;

    SignedThere(TestPortal portal, List<SignatureWitness.Signed> seen) {
        this.portal = portal;
        this.db = portal.database().db();
        PublicKey authority = authority();
        this.witnessed = seen.stream()
                .flatMap(signed -> certificate(signed).stream())
                .filter(certificate -> signedBy(certificate, authority))
                .filter(certificate -> certificate.getBasicConstraints() < 0)
                .toList();
        this.rows = db.selectFrom(CERTIFICATE).fetchGroups(CERTIFICATE.SERIAL);
    }

    private PublicKey authority() {
        byte[] der = db.select(AUTHORITY.CERTIFICATE).from(AUTHORITY).fetchOne(AUTHORITY.CERTIFICATE);
        return parsed(der).orElseThrow().getPublicKey();
    }

    /** How many were signed and then given up, since the portal was killed before it could keep them. */
    long givenUp() {
        return witnessed.stream()
                .map(SignedThere::serial)
                .filter(serial ->
                        in("ABANDONED").stream().anyMatch(row -> row.getSerial().equals(serial)))
                .count();
    }

    void judge(int computers, String seed) {
        List<CertificateRecord> issued = in("ISSUED");
        assertThat(witnessed).as("the witness saw them all").hasSizeGreaterThanOrEqualTo(computers);
        assertThat(witnessed)
                .as("signed and without a row; %s", seed)
                .allSatisfy(one -> assertThat(rows).containsKey(serial(one)));
        assertThat(rows.values()).as("serials that repeat; %s", seed).allMatch(same -> same.size() == 1);
        assertThat(witnessed.stream().map(SignedThere::serial)).doesNotHaveDuplicates();
        assertThat(issued.stream().map(CertificateRecord::getComputerId).distinct())
                .as("one for each computer; %s", seed)
                .hasSize(computers)
                .hasSameSizeAs(issued);
        assertThat(in("SIGNING")).as("left half done; %s", seed).isEmpty();
        assertThat(issued.stream().map(CertificateRecord::getSerial))
                .as("kept without a signature")
                .isSubsetOf(witnessed.stream().map(SignedThere::serial).toList());
        assertThat(issued).allSatisfy(this::hasItsKey);
        assertThat(witnessed.stream().map(X509Certificate::getPublicKey))
                .as("keys used twice; %s", seed)
                .doesNotHaveDuplicates();
        assertThat(db.fetchCount(SECRET, SECRET.OWNER_TABLE.eq(SealedKeys.CERTIFICATE)))
                .as("keys of what was given up are gone")
                .isEqualTo(computers);
        audited(issued, seed);
        assertThat(db.select(JOB.STATE).from(JOB).fetch(JOB.STATE)).containsExactly("DONE");
    }

    private List<CertificateRecord> in(String state) {
        return rows.values().stream()
                .flatMap(List::stream)
                .filter(row -> row.getState().equals(state))
                .toList();
    }

    private void hasItsKey(CertificateRecord row) {
        UUID site = portal.actor().siteId();
        SealedKeys keys = new SealedKeys(portal.box());
        assertThat(keys.open(db, site, SealedKeys.CERTIFICATE, row.getId()).publicKey())
                .isEqualTo(CertificateReader.readOne(row.getCertificate()).publicKey());
    }

    /** Each was told once, and nothing was told that is not there. */
    private void audited(List<CertificateRecord> issued, String seed) {
        List<String> told = db.select(AUDIT_ENTRY.ARGS)
                .from(AUDIT_ENTRY)
                .where(AUDIT_ENTRY.ACT.eq("issue-certificate"))
                .fetch(AUDIT_ENTRY.ARGS);
        String all = String.join("\n", told);
        assertThat(told).as(seed).hasSameSizeAs(issued);
        assertThat(issued).allSatisfy(row -> assertThat(all).contains(row.getSerial()));
        assertThat(db.select(AUDIT_ENTRY.SEQ)
                        .from(AUDIT_ENTRY)
                        .orderBy(AUDIT_ENTRY.HAPPENED_AT, AUDIT_ENTRY.SEQ)
                        .fetch(AUDIT_ENTRY.SEQ))
                .as("the trail is in order")
                .isSorted();
    }

    private static String serial(X509Certificate certificate) {
        return certificate.getSerialNumber().toString(16);
    }

    private static boolean signedBy(X509Certificate certificate, PublicKey authority) {
        try {
            certificate.verify(authority);
            return true;
        } catch (GeneralSecurityException byAnother) {
            return false;
        }
    }

    /** The certificate that content and signature make together; none where something else was signed. */
    private static Optional<X509Certificate> certificate(SignatureWitness.Signed signed) {
        ByteArrayOutputStream bits = new ByteArrayOutputStream();
        bits.write(0);
        bits.writeBytes(signed.signature());
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(signed.content());
        all.writeBytes(SHA256_WITH_RSA);
        all.writeBytes(tagged(0x03, bits.toByteArray()));
        return parsed(tagged(0x30, all.toByteArray()));
    }

    private static byte[] tagged(int tag, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(tag);
        out.write(0x82);
        out.write(content.length >> 8);
        out.write(content.length & 0xff);
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static Optional<X509Certificate> parsed(byte[] der) {
        try {
            return Optional.of((X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
        } catch (CertificateException somethingElse) {
            return Optional.empty();
        }
    }
}
