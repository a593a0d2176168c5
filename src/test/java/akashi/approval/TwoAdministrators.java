package akashi.approval;

import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.AUTHORITY;
import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.JOB;
import static akashi.store.tables.Tables.PORTAL_SETTING;
import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.store.Accounts;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jooq.impl.DSL;

/** A site with a CA, two recorders with certificates, and two administrators of whom one has to approve. */
public final class TwoAdministrators implements AutoCloseable {

    public static final String OTHER = "hanako";

    /** A SHA-256 that was compared. */
    public static final String PIN = "ab".repeat(32);

    public final Quay quay = Quay.withRecorders(2).ca().wanted();
    public final TestPortal portal = quay.portal;
    public final Browser admin;
    public final Browser other;

    public TwoAdministrators() {
        quay.issue("rec-01");
        quay.issue("rec-02");
        admin = portal.admin();
        other = portal.anotherAdmin(OTHER);
    }

    /** Turns the rule on. */
    public TwoAdministrators needed() {
        assertThat(admin.post("/approvals/rule", "on", "on").status()).isEqualTo(303);
        return this;
    }

    /** The number of the request that a refusal offers. */
    public static int offered(Browser.Page refused) {
        assertThat(refused.status()).as(refused.html().text()).isEqualTo(409);
        Matcher path = Pattern.compile("/approvals/(\\d+)").matcher(refused.text());
        assertThat(path.find()).as(refused.html().text()).isTrue();
        return Integer.parseInt(path.group(1));
    }

    /** The form of a directory that makes administrators, with these fields besides. */
    public static String[] directory(String... more) {
        List<String> fields = new ArrayList<>(List.of("on", "on", "servers", "dc1.harbour.example"));
        fields.addAll(List.of("base", "dc=harbour,dc=example", "namedBy", "UPN", "groups-ADMIN", "vms-admins"));
        fields.addAll(List.of("trustedBy", "PINNED", "pin", PIN));
        fields.addAll(List.of(more));
        return fields.toArray(String[]::new);
    }

    /** Asked by the first, approved by the second. */
    public void approved(int number) {
        asked(number);
        assertThat(other.post("/approvals/" + number + "/approve", "answer", "Seen")
                        .status())
                .isEqualTo(303);
    }

    public void asked(int number) {
        assertThat(admin.post("/approvals/" + number + "/ask", "note", "Recorder replaced")
                        .status())
                .isEqualTo(303);
    }

    public String state(int number) {
        return admin.get("/approvals/" + number).html().select(".lead").text();
    }

    public Browser.Page issue(String... more) {
        String[] fields = Stream.concat(
                        Stream.of("computer", quay.id("mob-01").toString(), "days", "200", "key", "RSA_2048"),
                        Stream.of(more))
                .toArray(String[]::new);
        return admin.post("/certificates/issue", fields);
    }

    public UUID certificate(String host) {
        return quay.site().certificates().stream()
                .filter(each -> each.computerId().filter(quay.id(host)::equals).isPresent())
                .findFirst()
                .orElseThrow()
                .id();
    }

    public UUID account(String name) {
        return new Accounts(portal.database().db()).named(name).orElseThrow().id();
    }

    /** Sends a form whose words in braces stand for ids. */
    public Browser.Page send(String path, List<String> fields) {
        return admin.post(fill(path), fields.stream().map(this::fill).toArray(String[]::new));
    }

    /** A provider lets people in only once it answered as it is kept: nobody answers here, so it is written by hand. */
    void tried(String path, List<String> fields) {
        if (path.equals("/settings/openid")) {
            List<String> off = new ArrayList<>(List.of("secret", "of the client"));
            off.addAll(fields.subList(2, fields.size()));
            assertThat(send(path, off).status()).isEqualTo(303);
            portal.database()
                    .db()
                    .update(PORTAL_SETTING)
                    .set(
                            PORTAL_SETTING.SETTING,
                            DSL.replace(PORTAL_SETTING.SETTING, "\"tried\":false", "\"tried\":true"))
                    .execute();
        }
    }

    private String fill(String text) {
        String filled = text.replace("{cert}", certificate("rec-02").toString())
                .replace("{ca}", quay.authority("Quay Root CA").id().toString())
                .replace("{other}", account(OTHER).toString());
        for (String host : List.of("mob-01", "rec-01")) {
            filled = filled.replace("{" + host + "}", quay.id(host).toString());
        }
        return filled;
    }

    /** What stands in the tables that an act fills: keys, certificates, authorities, jobs, entries. */
    List<Integer> rows() {
        return Stream.of(SECRET, CERTIFICATE, AUTHORITY, JOB, AUDIT_ENTRY)
                .map(table -> portal.database().db().fetchCount(table))
                .toList();
    }

    List<AuditEntry> entries(String act) {
        AuditQuery all = AuditQuery.newest(100);
        return new AuditEntries(portal.database().db(), portal.actor().siteId())
                .page(all).stream().filter(each -> each.act().equals(act)).toList();
    }

    public Browser script() {
        return portal.script(Access.ADMIN);
    }

    @Override
    public void close() {
        quay.close();
    }
}
