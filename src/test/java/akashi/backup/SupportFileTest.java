package akashi.backup;

import static akashi.store.tables.Tables.ACCOUNT;
import static akashi.store.tables.Tables.API_TOKEN;
import static akashi.store.tables.Tables.AUDIT_ENTRY;
import static akashi.store.tables.Tables.COMPUTER;
import static akashi.store.tables.Tables.WARNING_CHANNEL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.core.site.Fact;
import akashi.core.site.Slot;
import akashi.store.tables.DefaultSchema;
import akashi.trust.TellFacts;
import akashi.trust.Telling;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

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

    private static final String HOOK = "hooks.example.jp/services/T000/B000/hidden";

    private static TestPortal portal;
    private static String text;

    @BeforeAll
    static void take() throws IOException {
        portal = TestPortal.sample();
        Browser admin = portal.admin();
        admin.submit("/authorities/new", "/authorities/new", "name", "Kept CA", "key", "RSA_3072", "years", "15");
        portal.script(Access.ADMIN).get("/api/v1/site");
        admin.submit("/users", "/users", "name", "hana", "role", "HELPDESK");
        tellSomebody(admin);
        Browser.Page file = admin.submit("/backup", "/backup/support");
        assertThat(file.header("Content-Disposition")).contains("akashi-support-2027-03-01.jsonl.gz");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(file.bytes()))) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Addresses where they are expected, and where nobody expects them: in a note and in a name. */
    private static void tellSomebody(Browser admin) {
        String channels = "/settings/warnings";
        admin.submit(channels, channels + "/mail", "to", "kenji.sato@example.jp", "toLang", "ja");
        admin.submit(channels, channels + "/web", "shape", "SLACK", "url", "https://" + HOOK, "webLang", "en");
        String test = admin.get(channels)
                .html()
                .select("form[action$=/remove]")
                .get(0)
                .attr("action");
        assertThat(admin.submit(channels, test).status()).isEqualTo(303);
        portal.run(new TellFacts(
                List.of(Telling.of(Fact.KEY_READABLE, computer(), Slot.SERVER, true)),
                "asked <yuki+vms@example.jp>, see https://wiki.example.jp/hidden?key=zq4711zq"));
        admin.submit("/users", "/users", "name", "aoi.mori@example.jp", "role", "TRAINEE");
        var db = portal.database().db();
        assertThat(db.fetchCount(WARNING_CHANNEL)).isEqualTo(1);
        assertThat(String.join(
                        " ", db.select(AUDIT_ENTRY.ARGS).from(AUDIT_ENTRY).fetch(AUDIT_ENTRY.ARGS)))
                .contains("kenji.sato@example.jp", "hooks.example.jp", "yuki+vms@", "aoi.mori@example.jp");
    }

    private static UUID computer() {
        return portal.database()
                .db()
                .select(COMPUTER.ID)
                .from(COMPUTER)
                .limit(1)
                .fetchSingle(COMPUTER.ID);
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
    void no_address_of_a_person_or_a_webhook_is_in_it() {
        assertThat(text)
                .contains("add-warning-channel", "remove-warning-channel", "[mail address]", "[web address]")
                .doesNotContain(
                        "@example.jp",
                        "kenji.",
                        "yuki+",
                        "aoi.mori",
                        "hooks.example.jp",
                        "wiki.example.jp",
                        "zq4711zq");
        assertThat(text).as("from where people came").doesNotContain("127.0.0.1");
        assertThat(text.lines().filter(line -> line.contains("\"columns\"") && line.contains("\"origin\"")))
                .allMatch(line -> line.contains("portal_certificate"));
    }

    static Stream<Arguments> texts() {
        return Stream.of(
                arguments("told a.b+c@vms.example.jp, and nobody", "told [mail address], and nobody"),
                arguments("[\"o'hara@x.jp\",{\"id\":\"1\"}]", "[\"o'[mail address]\",{\"id\":\"1\"}]"),
                arguments("田中@例え.jp", "[mail address]"),
                arguments("{\"to\":\"https://u:p@h.jp/a?b=c\"}", "{\"to\":\"[web address]\"}"),
                arguments("CN=rec-01, O=Harbour", "CN=rec-01, O=Harbour"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void addresses_are_taken_out_of_any_text(String text, String shown) {
        assertThat(Discretion.masked(text)).isEqualTo(shown);
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
