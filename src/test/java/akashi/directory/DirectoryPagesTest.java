package akashi.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.Secrets;
import com.unboundid.ldap.sdk.LDAPException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of the directory: what may be set, and what a try says when something is wrong. */
class DirectoryPagesTest {

    private static final Vouched VOUCHED = Vouched.forHost("localhost");
    private static final Vouched ELSEWHERE = Vouched.forHost("dc9.harbour.example");

    private static TestPortal portal;
    private static Domain domain;
    private static Domain misnamed;
    private static Domain plain;
    private static ServerAddress down;

    @BeforeAll
    static void start() throws LDAPException {
        portal = TestPortal.start();
        domain = Domain.of(VOUCHED)
                .person("tanaka")
                .person("mori")
                .person("sato")
                .group("vms-admins")
                .group("vms-desk", "tanaka")
                .group("vms-learners");
        domain.refuse("sato", "532");
        misnamed = Domain.of(ELSEWHERE);
        plain = Domain.plain();
        Domain gone = Domain.of(VOUCHED);
        down = gone.address();
        gone.close();
    }

    @AfterAll
    static void stop() {
        portal.close();
        domain.close();
        misnamed.close();
        plain.close();
    }

    private static DirectorySettings asked(ServerAddress server) {
        return Asked.of(Asked.in(VOUCHED), server);
    }

    private static String tried(DirectorySettings settings, String password, String name, String own) {
        portal.run(new SetDirectory(settings, Optional.of(Password.of(password))));
        Browser.Page page = portal.admin().post("/settings/directory/try", "name", name, "own", own);
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        assertThat(page.text()).doesNotContain(Domain.PASSWORD, Domain.READER_PASSWORD);
        return page.html().select("#tried").text();
    }

    static Stream<Arguments> faults() {
        DirectorySettings right = asked(domain.address());
        DirectorySettings searching = Asked.searching(right, Domain.READER);
        return Stream.of(
                arguments("nothing", right, "tanaka", Domain.PASSWORD, "The role would be: Helpdesk"),
                arguments("another password", right, "tanaka", "wrong", "refuses name and password"),
                arguments("a password that ended", right, "sato", Domain.PASSWORD, "The password has ended"),
                arguments("a name that nobody has", right, "nobody", Domain.PASSWORD, "refuses name and password"),
                arguments("no group", right, "mori", Domain.PASSWORD, "in none of the groups"),
                arguments("no password without one who searches", right, "tanaka", "", "only be asked with"),
                arguments("no password beside one who searches", searching, "tanaka", "", "The person is found."),
                arguments("nobody of that name beside one who searches", searching, "nobody", "", "has no entry"),
                arguments(
                        "a base that is elsewhere",
                        Asked.below(right, "DC=another,DC=example"),
                        "tanaka",
                        Domain.PASSWORD,
                        "nothing below DC=another,DC=example"),
                arguments(
                        "a CA that is not trusted",
                        Asked.of(Asked.in(ELSEWHERE), domain.address()),
                        "tanaka",
                        Domain.PASSWORD,
                        "of the CA CN=Harbour Domain CA, which is not trusted"),
                arguments(
                        "no CA of the site",
                        Asked.of(Asked.site(), domain.address()),
                        "tanaka",
                        Domain.PASSWORD,
                        VOUCHED.leaf.sha256()),
                arguments(
                        "the certificate of another server",
                        Asked.of(Asked.in(ELSEWHERE), misnamed.address()),
                        "tanaka",
                        Domain.PASSWORD,
                        "not for localhost but for dc9.harbour.example"),
                arguments(
                        "another certificate than was compared",
                        Asked.of(Asked.pinned(ELSEWHERE), domain.address()),
                        "tanaka",
                        Domain.PASSWORD,
                        "which is not trusted"),
                arguments("nobody at the port", asked(down), "tanaka", Domain.PASSWORD, "Nobody listens at localhost:"),
                arguments("no TLS", asked(plain.address()), "tanaka", Domain.PASSWORD, "does not speak TLS"),
                arguments(
                        "a server that nobody knows",
                        asked(new ServerAddress("dc1.harbour.invalid", 636)),
                        "tanaka",
                        Domain.PASSWORD,
                        "The name dc1.harbour.invalid is not known"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void a_try_says_what_is_wrong(String wrong, DirectorySettings settings, String name, String own, String said) {
        assertThat(tried(settings, Domain.READER_PASSWORD, name, own)).contains(said);
        assertThat(new Accounts(portal.database().db()).of(Account.Kind.DIRECTORY))
                .isEmpty();
    }

    @Test
    void a_try_says_that_the_account_that_searches_is_refused() {
        DirectorySettings searching = Asked.searching(asked(domain.address()), Domain.READER);
        assertThat(tried(searching, "of last year", "tanaka", Domain.PASSWORD))
                .contains("refuses the account that searches, " + Domain.READER);
    }

    @Test
    void a_compared_certificate_is_enough() {
        assertThat(tried(Asked.of(Asked.pinned(VOUCHED), domain.address()), "", "tanaka", Domain.PASSWORD))
                .contains("Name and password are right");
    }

    private static Browser.Page save(Map<String, String> changed, byte[] ca) {
        Map<String, String> form = new java.util.HashMap<>(Map.of(
                "servers", domain.address().toString(),
                "base", Domain.BASE,
                "namedBy", "SAM",
                "suffix", "@Harbour.Example",
                "filter", "(objectClass=user)",
                "groups-HELPDESK", "vms-desk\n" + Domain.dn("night, shift".replace(",", "\\,")),
                "trustedBy", "UPLOADED",
                "on", "true",
                "nested", "true"));
        form.putAll(changed);
        List<String> fields = new ArrayList<>();
        form.forEach((name, value) -> fields.addAll(List.of(name, value)));
        return portal.admin().upload("/settings/directory", "ca", "ca.cer", ca, fields.toArray(String[]::new));
    }

    @Test
    void a_servers_own_certificate_is_no_ca_that_is_handed_in() {
        Browser.Page refused = save(Map.of(), VOUCHED.leaf.der().toArray());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.html().select("#e-ca").text()).contains("no CA certificate", "compare the SHA-256");
    }

    @Test
    void what_the_page_saves_is_asked_and_shown_again_without_the_password() {
        byte[] der = VOUCHED.root.der().toArray();
        Browser.Page saved = save(Map.of("bindUser", Domain.READER, "password", Domain.READER_PASSWORD), der);
        assertThat(saved.status()).as(saved.text()).isEqualTo(303);
        Browser.Page page = portal.admin().get("/settings/directory");
        assertThat(page.text())
                .contains(domain.address().toString(), "CN=Harbour Domain CA", "One is kept, sealed")
                .doesNotContain(Domain.READER_PASSWORD);
        Browser.Page found = portal.admin().post("/settings/directory/try", "name", "tanaka");
        assertThat(found.html().select("#tried").text()).contains("The person is found.");
        assertThat(save(Map.of("bindUser", Domain.READER), new byte[0]).status())
                .as("the same way")
                .isEqualTo(303);
        Browser.Page another = save(Map.of("bindUser", Domain.READER, "servers", "127.0.0.9"), new byte[0]);
        assertThat(another.html().select("#e-password").text()).contains("no server for which it was not given");
        save(Map.of(), new byte[0]);
        assertThat(new Secrets(portal.database().db()).of(portal.actor().siteId(), "site", "directory-password"))
                .as("nobody who searches, no password")
                .isEmpty();
    }

    /** What the newest entry about the directory says of what was changed. */
    private static Element newest() {
        return portal.admin().get("/audit?lang=en&act=set-directory").html().selectFirst("tbody tr td:eq(2)");
    }

    @Test
    void the_trail_shows_what_was_changed_and_that_the_password_was_but_never_which() {
        Map<String, String> searching = Map.of("bindUser", Domain.READER, "password", Domain.READER_PASSWORD);
        save(searching, VOUCHED.root.der().toArray());
        Map<String, String> changed = new java.util.HashMap<>(searching);
        changed.putAll(Map.of("servers", "127.0.0.9", "suffix", "pier.example", "namedBy", "UPN"));
        save(changed, ELSEWHERE.root.der().toArray());
        assertThat(newest().select("details dt")).hasSize(5);
        assertThat(newest().select("details").text())
                .contains("127.0.0.9:636", "harbour.example → pier.example", ELSEWHERE.root.sha256())
                .contains("Password of the account that searches kept → given anew")
                .contains("the short name (sAMAccountName) → the long name (userPrincipalName)")
                .doesNotContain(Domain.READER_PASSWORD, Domain.BASE);
    }

    @Test
    void the_trail_says_that_nothing_was_changed() {
        save(
                Map.of("bindUser", Domain.READER, "password", Domain.READER_PASSWORD),
                VOUCHED.root.der().toArray());
        save(Map.of("bindUser", Domain.READER), new byte[0]);
        assertThat(newest().text()).contains("Nothing changed");
        assertThat(newest().select("details")).isEmpty();
    }

    static Stream<Arguments> unacceptable() {
        return Stream.of(
                arguments("plain LDAP", "servers", "ldap://dc1.harbour.example", "Plain LDAP"),
                arguments("no server", "servers", "dc1 harbour/example", "Not a server"),
                arguments("a port that cannot be", "servers", "dc1:70000", "Not a server"),
                arguments("a link-local address", "servers", "169.254.169.254", "never calls"),
                arguments("the same as IPv6", "servers", "[::ffff:169.254.169.254]:636", "never calls"),
                arguments("a base that is no DN", "base", "harbour.example", "Not a DN"),
                arguments("a filter that is none", "filter", "(objectClass=user", "Not an LDAP filter"),
                arguments("a filter that ends another one", "filter", "*)(x=*", "“*)(x” cannot be an attribute"),
                arguments("the same in parentheses", "filter", "(*)(x=*)", "cannot be an attribute"),
                arguments("the same within others", "filter", "(&(cn=a)(!(b c=*)))", "cannot be an attribute"),
                arguments("a group for two roles", "groups-ADMIN", "VMS-Desk", "vms-desk gives the role Administrator"),
                arguments(
                        "a DN for two roles, written differently",
                        "groups-TRAINEE",
                        Domain.dn("night, shift".replace(",", "\\,"))
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace(",dc", ", dc"),
                        "gives the role Helpdesk already"),
                arguments("a group that is no name", "groups-HELPDESK", "a*b", "Neither a DN nor"),
                arguments("no group at all", "groups-HELPDESK", "", "at least one group"),
                arguments("no suffix and nobody who searches", "suffix", "", "please give the suffix"),
                arguments("a pin that is none", "pin", "12:34", "64 digits"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("unacceptable")
    void what_cannot_be_is_refused_beside_its_field(String what, String field, String value, String said) {
        byte[] pem = VOUCHED.root.pem().getBytes(StandardCharsets.US_ASCII);
        Browser.Page page = save(Map.of(field, value), pem);
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("[id^=e-]").text()).contains(said);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "(cn=x)",
                "mail=*",
                "(&(objectClass=user)(!(userAccountControl:1.2.840.113556.1.4.803:=2)))",
                "(|(2.5.4.3=a\\28b\\29)(cn;lang-ja>=x))"
            })
    void a_filter_that_a_directory_reads_is_taken(String filter) {
        assertThat(save(Map.of("filter", filter), VOUCHED.root.der().toArray()).status())
                .isEqualTo(303);
    }

    @Test
    void a_file_that_is_no_certificate_is_refused() {
        Browser.Page page = save(Map.of(), "no certificate".getBytes(StandardCharsets.US_ASCII));
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.html().select("#e-ca").text()).isNotBlank();
    }
}
