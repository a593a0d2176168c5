package akashi.backup;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.API_TOKEN;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.store.tables.DefaultSchema;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The file for somebody who helps holds the site and nothing that opens or proves anything. */
class SupportFileTest {

    /** Columns that look like secrets and are none: each is public, or says only that something is there. */
    private static final Set<String> HARMLESS = Set.of(
            "audit_chain.head_hash",
            "audit_checkpoint.chain_hash",
            "audit_checkpoint.signature",
            "audit_entry.chain_hash",
            "audit_entry.chain_previous",
            "audit_entry.sealed_at",
            "audit_chain.sealed_to",
            "audit_key.public_key",
            "authority.certificate",
            "authority.request",
            "authority_certificate.certificate",
            "certificate.certificate",
            "certificate_request.request",
            "ocsp_signer.certificate",
            "revocation_list.content",
            "shown_certificate.der");

    private static final Pattern TELLING =
            Pattern.compile("secret|password|passphrase|token|hash|seal|payload|(?<!exit_)code|salt|wrapped");

    private static TestPortal portal;
    private static String text;

    @BeforeAll
    static void take() throws IOException {
        portal = TestPortal.sample();
        Browser admin = portal.admin();
        admin.submit("/authorities/new", "/authorities/new", "name", "Kept CA", "key", "RSA_3072", "years", "15");
        portal.script(Access.ADMIN).get("/api/v1/site");
        admin.submit("/users", "/users", "name", "hana", "role", "HELPDESK");
        Browser.Page file = admin.submit("/backup", "/backup/support");
        assertThat(file.header("Content-Disposition")).contains("akashi-support-2027-03-01.jsonl.gz");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() {
        portal.close();
    }

    @Test
    void it_holds_the_site_and_its_trail() {
        assertThat(text.lines().toList().get(0))
                .contains("\"akashi-support\":1", "\"schema\"")
                .doesNotContain("dataKey");
        assertThat(text).contains("\"table\":\"computer\"", "mgmt-01", "Kept CA", "\"table\":\"audit_entry\"", "hana");
        assertThat(text.lines().reduce((one, two) -> two)).contains("{\"end\":true}");
    }

    @Test
    void no_secret_of_the_database_is_in_it() {
        var db = portal.database().db();
        List<String> hashes = db.select(ACCOUNT.PASSWORD_HASH).from(ACCOUNT).fetch(ACCOUNT.PASSWORD_HASH);
        List<String> tokens = db.select(API_TOKEN.TOKEN_HASH).from(API_TOKEN).fetch(API_TOKEN.TOKEN_HASH);
        assertThat(hashes).hasSizeGreaterThan(1);
        assertThat(tokens).isNotEmpty();
        assertThat(text).doesNotContain(hashes).doesNotContain(tokens).doesNotContain("argon2");
        for (Table<?> table : Shareable.LEFT_OUT) {
            for (Field<?> field : table.fields()) {
                if (field.getType() == byte[].class) {
                    db.select(field)
                            .from(table)
                            .where(field.isNotNull())
                            .forEach(row -> assertThat(text)
                                    .as(table.getName() + "." + field.getName())
                                    .doesNotContain(Base64.getEncoder().encodeToString((byte[]) row.get(field))));
                }
            }
        }
    }

    @Test
    void whatever_looks_like_a_secret_is_decided_here() {
        List<String> open = DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                .filter(table -> !Shareable.LEFT_OUT.contains(table))
                .flatMap(table -> Shareable.columns(table).stream()
                        .filter(field -> field.getType() == byte[].class
                                || TELLING.matcher(field.getName()).find())
                        .map(field -> table.getName() + "." + field.getName()))
                .filter(name -> !HARMLESS.contains(name))
                .toList();
        assertThat(open).isEmpty();
    }
}
