package akashi.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.SecurePortal;
import akashi.TestPortal;
import akashi.certificates.Quay;
import java.nio.file.Path;

/** A site with a CA and planned encryption, behind a proxy that speaks HTTPS. */
final class Harbour implements AutoCloseable {

    final TestPortal portal;
    final Quay quay;
    final HttpsFront front;

    Harbour(Path home) {
        portal = SecurePortal.behindProxy(home);
        quay = Quay.in(portal, 2).wanted().ca();
        front = new HttpsFront(portal.address());
        Browser.Page saved = admin().post("/enrolment/address", "url", front.url(), "pins", front.pin());
        assertThat(saved.status()).as(saved.text()).isEqualTo(303);
    }

    Browser admin() {
        return quay.admin();
    }

    /** A code as the page shows it to an administrator. */
    String code(String host) {
        Browser.Page page =
                admin().post("/enrolment/codes", "computer", quay.id(host).toString());
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.html().selectFirst("#code").text();
    }

    EnrolClient client(String host) {
        return new EnrolClient(front.url(), front.pin(), host);
    }

    /** A client that has enrolled. */
    EnrolClient enrolled(String host) {
        EnrolClient client = client(host);
        client.enrol(code(host)).expect(201);
        return client;
    }

    @Override
    public void close() {
        front.close();
        portal.close();
    }
}
