package akashi.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.access.Access;
import akashi.pki.Password;
import akashi.store.Account;
import akashi.store.Accounts;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Coming in by the directory, and what becomes of the account. */
class DirectorySignInTest {

    private static Vouched vouched;

    private TestPortal portal;
    private Domain domain;

    @BeforeAll
    static void vouch() {
        vouched = Vouched.forHost("localhost");
    }

    @BeforeEach
    void start() throws LDAPException {
        portal = TestPortal.start();
        domain = Domain.of(vouched)
                .person("tanaka")
                .person("mori")
                .person("admin")
                .group("vms-admins")
                .group("vms-desk", "tanaka", "admin")
                .group("vms-learners", "tanaka")
                .group("night-shift", "mori");
        use(Asked.of(Asked.in(vouched), domain.address()));
    }

    @AfterEach
    void stop() {
        portal.close();
        domain.close();
    }

    private void use(DirectorySettings settings) {
        portal.run(new SetDirectory(settings, Optional.of(Password.of(Domain.READER_PASSWORD))));
    }

    private Browser.Page signIn(String name, String password) {
        return portal.browser().post("/sign-in", "username", name, "password", password);
    }

    private Optional<Account> account(String name) {
        return new Accounts(portal.database().db()).named(name);
    }

    private List<AuditEntry> entries(String act) {
        return new AuditEntries(portal.database().db(), portal.actor().siteId())
                .page(AuditQuery.newest(50).ofAct(act));
    }

    private static String error(Browser.Page page) {
        return page.html().select("#e-username").text();
    }

    @Test
    void the_first_sign_in_makes_an_account_with_the_highest_role_of_the_groups() {
        Browser tanaka = portal.browser();
        Browser.Page in = tanaka.post("/sign-in", "username", "Tanaka", "password", Domain.PASSWORD);
        assertThat(in.status()).as(in.text()).isEqualTo(303);
        assertThat(tanaka.get("/account").status()).isEqualTo(200);
        assertThat(account("tanaka")).hasValueSatisfying(made -> {
            assertThat(made.kind()).isEqualTo(Account.Kind.DIRECTORY);
            assertThat(made.passwordHash()).isEmpty();
            assertThat(made.access()).isEqualTo(Access.HELPDESK);
        });
        assertThat(entries("guest-added"))
                .singleElement()
                .satisfies(entry -> assertThat(entry.origin()).isEqualTo("127.0.0.1"));
        assertThat(entries("sign-in")).isNotEmpty();
        assertThat(portal.admin().get("/audit?lang=en").text())
                .contains("Made an account for tanaka")
                .doesNotContain(Domain.PASSWORD);
    }

    @Test
    void the_long_name_means_the_same_person() {
        signIn("tanaka@" + Domain.SUFFIX, Domain.PASSWORD);
        signIn("tanaka", Domain.PASSWORD);
        assertThat(new Accounts(portal.database().db()).of(Account.Kind.DIRECTORY))
                .hasSize(1);
    }

    @Test
    void an_account_that_searches_finds_people_by_the_long_name() {
        use(Asked.searching(Asked.of(Asked.in(vouched), domain.address()), Domain.READER));
        assertThat(signIn("tanaka", Domain.PASSWORD).status()).isEqualTo(303);
        assertThat(account("tanaka@" + Domain.SUFFIX)).isPresent();
        assertThat(signIn("tanaka", Domain.READER_PASSWORD).status()).isEqualTo(422);
    }

    @Test
    void a_wrong_password_is_told_as_ever_and_slowed_down_as_ever() {
        Browser.Page wrong = signIn("tanaka", "wrong");
        assertThat(error(wrong)).isEqualTo(error(signIn("admin", "wrong"))).isNotBlank();
        assertThat(account("tanaka")).isEmpty();
        signIn("tanaka", "wrong");
        signIn("tanaka", "wrong");
        int before = domain.binds();
        assertThat(error(signIn("tanaka", Domain.PASSWORD))).contains("wait");
        assertThat(domain.binds()).as("asked while waiting").isEqualTo(before);
        assertThat(entries("sign-in-failed")).isNotEmpty();
    }

    @Test
    void an_empty_password_never_reaches_the_directory() {
        assertThat(signIn("tanaka", "").status()).isEqualTo(422);
        assertThat(domain.binds()).isZero();
    }

    @Test
    void a_local_name_is_never_asked_of_the_directory() {
        assertThat(signIn("admin", Domain.PASSWORD).status()).isEqualTo(422);
        assertThat(domain.binds()).isZero();
        assertThat(account("admin"))
                .hasValueSatisfying(admin -> assertThat(admin.local()).isTrue());
    }

    static Stream<Arguments> hostileNames() {
        return Stream.of(
                arguments("any name", "*"),
                arguments("a name that begins so", "tana*"),
                arguments("the end of a filter", "tanaka)(objectClass=*"),
                arguments("an escaped star", "tanaka\\2a"),
                arguments("a DN", "CN=tanaka," + Domain.BASE),
                arguments("a byte of zero", "tanaka\0"),
                arguments("wide letters", "ｔａｎａｋａ"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostileNames")
    void a_name_that_means_something_to_ldap_is_not_asked_for(String what, String name) {
        assertThat(signIn(name, Domain.PASSWORD).status()).isEqualTo(422);
        assertThat(domain.searches() + domain.binds()).isZero();
        assertThat(new Accounts(portal.database().db()).of(Account.Kind.DIRECTORY))
                .isEmpty();
    }

    @Test
    void whoever_is_in_no_group_does_not_come_in() {
        assertThat(signIn("mori", Domain.PASSWORD).status()).isEqualTo(422);
        assertThat(account("mori")).isEmpty();
    }

    @Test
    void groups_within_groups_count_where_that_is_wanted() throws LDAPException {
        domain.join("vms-desk", "night-shift");
        use(Asked.nested(Asked.of(Asked.in(vouched), domain.address()), false));
        assertThat(signIn("mori", Domain.PASSWORD).status()).isEqualTo(422);
        use(Asked.of(Asked.in(vouched), domain.address()));
        assertThat(signIn("mori", Domain.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void another_group_gives_another_role_and_ends_what_was_open() throws LDAPException {
        Browser tanaka = portal.browser();
        tanaka.post("/sign-in", "username", "tanaka", "password", Domain.PASSWORD);
        domain.join("vms-admins", "tanaka");
        signIn("tanaka", Domain.PASSWORD);
        assertThat(account("tanaka").orElseThrow().access()).isEqualTo(Access.ADMIN);
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
        assertThat(entries("guest-role")).hasSize(1);
    }

    @Test
    void leaving_the_groups_shuts_the_account_until_there_is_a_group_again() throws LDAPException {
        Browser tanaka = portal.browser();
        tanaka.post("/sign-in", "username", "tanaka", "password", Domain.PASSWORD);
        domain.leave("vms-desk", "tanaka");
        domain.leave("vms-learners", "tanaka");
        assertThat(signIn("tanaka", Domain.PASSWORD).status()).isEqualTo(422);
        assertThat(account("tanaka").orElseThrow().disabled()).isTrue();
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
        domain.join("vms-learners", "tanaka");
        assertThat(signIn("tanaka", Domain.PASSWORD).status()).isEqualTo(303);
        assertThat(account("tanaka").orElseThrow().access()).isEqualTo(Access.TRAINEE);
        assertThat(entries("guest-left")).hasSize(1);
        assertThat(entries("guest-returned")).hasSize(1);
    }

    @Test
    void whom_an_administrator_keeps_out_no_group_lets_in() {
        signIn("tanaka", Domain.PASSWORD);
        portal.admin().post("/users/" + account("tanaka").orElseThrow().id() + "/disable");
        int before = domain.binds();
        assertThat(signIn("tanaka", Domain.PASSWORD).status()).isEqualTo(422);
        assertThat(domain.binds()).isEqualTo(before);
    }

    @Test
    void while_the_directory_is_down_local_people_come_in_and_others_are_told() {
        domain.close();
        assertThat(error(signIn("tanaka", Domain.PASSWORD))).contains("directory does not answer");
        assertThat(signIn("admin", TestPortal.PASSWORD).status()).isEqualTo(303);
    }

    @Test
    void the_second_server_is_asked_when_the_first_is_down_or_not_trusted() throws LDAPException {
        try (Domain gone = Domain.of(vouched);
                Domain stranger = Domain.of(Vouched.forHost("localhost"))) {
            ServerAddress down = gone.address();
            gone.close();
            use(Asked.of(Asked.in(vouched), down, stranger.address(), domain.address()));
            assertThat(signIn("tanaka", Domain.PASSWORD).status()).isEqualTo(303);
            assertThat(stranger.binds()).as("passwords to a stranger").isZero();
        }
    }

    @Test
    void a_directory_that_is_not_in_use_is_not_asked_and_who_came_by_it_is_out() {
        Browser tanaka = portal.browser();
        tanaka.post("/sign-in", "username", "tanaka", "password", Domain.PASSWORD);
        DirectorySettings on = Asked.of(Asked.in(vouched), domain.address());
        use(Asked.off(on));
        int before = domain.binds();
        assertThat(tanaka.get("/account").location()).startsWith("/sign-in");
        assertThat(signIn("tanaka", Domain.PASSWORD).status()).isEqualTo(422);
        assertThat(domain.binds()).isEqualTo(before);
    }
}
