package akashi.proof;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wherever a person says whom the portal is to call, what is never called is refused, however it is written. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForbiddenAddressesTest {

    /** As it stands in a URL; the last ones are other ways of writing 169.254.169.254 and 0.0.0.0. */
    private static final List<String> NEVER = List.of(
            "169.254.169.254",
            "[fe80::1]",
            "[fd00:ec2::254]",
            "[::ffff:169.254.169.254]",
            "[::ffff:a9fe:a9fe]",
            "[::169.254.169.254]",
            "[64:ff9b::a9fe:a9fe]",
            "[2002:a9fe:a9fe::1]",
            "100.100.100.200",
            "168.63.129.16",
            "0.0.0.0",
            "[::]",
            "224.0.0.1",
            "[ff02::1]",
            "255.255.255.255",
            "2852039166",
            "169.16689662",
            "169.254.43518",
            "0");

    private TestPortal portal;
    private Browser admin;

    @BeforeAll
    void start() {
        portal = TestPortal.start();
        admin = portal.admin();
    }

    @AfterAll
    void stop() {
        portal.close();
    }

    private Browser.Page webhook(String host) {
        return admin.post("/settings/warnings/web", "shape", "TEAMS", "url", "https://" + host + "/x", "webLang", "en");
    }

    private Browser.Page mail(String host) {
        String from = "akashi@harbour.example";
        return admin.post("/settings/warnings/server", "host", host, "port", "80", "security", "NONE", "from", from);
    }

    private Browser.Page directory(String host) {
        return admin.post(
                "/settings/directory",
                "servers",
                host,
                "base",
                "dc=harbour,dc=example",
                "namedBy",
                "UPN",
                "suffix",
                "harbour.example",
                "trustedBy",
                "PINNED",
                "pin",
                "ab".repeat(32));
    }

    private Browser.Page vms(String host) {
        return admin.post(
                "/vms",
                "address",
                "http://" + host,
                "kind",
                "BASIC",
                "user",
                "reader",
                "password",
                "four plain words here",
                "plain",
                "on");
    }

    static Stream<Arguments> hosts() {
        return NEVER.stream().map(Arguments::of);
    }

    @ParameterizedTest(name = "nobody is called at {0}")
    @MethodSource("hosts")
    void refused(String host) {
        refused("url", webhook(host));
        refused("host", mail(host));
        refused("servers", directory(host));
        refused("address", vms(host));
    }

    private static void refused(String field, Browser.Page answer) {
        assertThat(answer.status()).as(field + answer.html().text()).isEqualTo(422);
        assertThat(answer.html().select("#e-" + field).text()).as(field).isNotBlank();
    }
}
