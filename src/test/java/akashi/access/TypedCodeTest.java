package akashi.access;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Codes of second factors as people type them. */
class TypedCodeTest {

    private static final String SET_UP = "/account/second-factor";

    private final TestPortal portal = TestPortal.start();

    @AfterEach
    void close() {
        portal.close();
    }

    private Browser.Page enter(String code) {
        Browser browser = portal.browser();
        browser.post("/sign-in", "username", "admin", "password", TestPortal.PASSWORD, "next", "/users");
        return browser.post("/sign-in/code", "code", code, "next", "/users");
    }

    @Test
    void codes_in_full_width_are_the_same_codes() {
        Browser admin = portal.admin();
        Browser.Page page = admin.get(SET_UP);
        Phone phone = Phone.reading(portal, page);
        String sealed = page.hidden(SET_UP).get("sealed");
        Browser.Page done =
                admin.post(SET_UP, "sealed", sealed, "code", wide(phone.code()), "present", TestPortal.PASSWORD);
        phone.with(done);
        assertThat(enter(wide(phone.next())).location()).isEqualTo("/users");
        assertThat(enter(wide(phone.recovery().get(0))).status()).isEqualTo(303);
    }

    private static String wide(String code) {
        return code.chars()
                .map(each -> each - '!' + '\uff01')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
