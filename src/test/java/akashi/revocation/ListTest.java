package akashi.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.TestPortal;
import akashi.authority.SealedKeys;
import akashi.certificates.RevokeCertificate;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.store.Certificates;
import akashi.store.RevocationLists;
import akashi.store.RevocationLists.Head;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lists of revoked certificates: what is in them, when a new one is signed, and what happens without the key. */
class ListTest {

    @TempDir
    Path folder;

    private Pier pier;

    @BeforeEach
    void start() {
        pier = Pier.unnamed(folder, TestPortal.NOW);
    }

    @AfterEach
    void stop() {
        pier.close();
    }

    private static BigInteger serial(Certificate certificate) {
        return new BigInteger(certificate.serial(), 16);
    }

    private Head head() {
        return new RevocationLists(
                        pier.quay.portal.database().db(),
                        pier.quay.portal.actor().siteId())
                .find(pier.caId())
                .orElseThrow();
    }

    private boolean lookAfter() {
        Head before = head();
        pier.quay.portal.portal().lookAfterRevocation();
        return !head().equals(before);
    }

    @Test
    void a_revocation_is_in_the_list_at_once_with_its_reason_and_time() {
        X509CRL list = pier.list();
        X509CRLEntry entry = list.getRevokedCertificate(serial(pier.revoked));
        assertThat(entry.getRevocationReason()).isEqualTo(CRLReason.KEY_COMPROMISE);
        assertThat(entry.getRevocationDate().toInstant()).isEqualTo(TestPortal.NOW);
        assertThat(list.getRevokedCertificate(serial(pier.good))).isNull();
    }

    @Test
    void the_list_is_signed_by_the_authority_and_says_when_the_next_one_comes() throws Exception {
        X509CRL list = pier.list();
        list.verify(pier.read(pier.authority()).getPublicKey());
        assertThat(list.getVersion()).isEqualTo(2);
        assertThat(list.getThisUpdate().toInstant()).isEqualTo(TestPortal.NOW.minus(Duration.ofMinutes(10)));
        assertThat(list.getNextUpdate().toInstant()).isEqualTo(TestPortal.NOW.plus(Duration.ofDays(7)));
        assertThat(list.getNonCriticalExtensionOIDs()).contains("2.5.29.20", "2.5.29.35");
        assertThat(list.getCriticalExtensionOIDs()).isNullOrEmpty();
    }

    @Test
    void the_number_rises_with_each_list_also_when_the_clock_stands_still() {
        long before = head().number();
        pier.quay.portal.run(new RevokeCertificate(pier.good.id(), RevokeCertificate.Reason.UNSPECIFIED));
        assertThat(head().number()).isGreaterThan(before);
        assertThat(pier.list().getRevokedCertificate(serial(pier.good)).getRevocationReason())
                .as("unspecified is left out")
                .isNull();
    }

    @Test
    void a_list_names_each_certificate_once_whatever_the_clock_does() {
        Certificate third = pier.quay.issue("rec-03");
        pier.quay.portal.run(new RevokeCertificate(third.id(), RevokeCertificate.Reason.SUPERSEDED));
        assertThat(listed()).containsExactlyInAnyOrder(serial(pier.revoked), serial(third));
        pier.quay.portal.clock().advance(Duration.ofMinutes(-30));
        pier.quay.portal.run(new IssueList(pier.caId()));
        pier.quay.portal.clock().advance(Duration.ofMinutes(10));
        pier.quay.portal.run(new RevokeCertificate(pier.good.id(), RevokeCertificate.Reason.SUPERSEDED));
        assertThat(listed()).containsExactlyInAnyOrder(serial(pier.revoked), serial(third), serial(pier.good));
        assertThat(head().revoked()).isEqualTo(3);
    }

    @Test
    void a_revocation_that_came_late_is_listed_although_another_one_ended() {
        Certificate third = pier.quay.issue("rec-03");
        Instant listed = head().issuedAt();
        pier.quay.arrange((db, site) -> {
            new Certificates(db, site).revoke(third.id(), "superseded", listed.minusSeconds(1));
            db.execute(
                    "update certificate set not_before = ?, not_after = ? where id = ?",
                    listed.minus(Duration.ofDays(400)).atOffset(ZoneOffset.UTC),
                    listed.minus(Duration.ofDays(90)).plusSeconds(60).atOffset(ZoneOffset.UTC),
                    pier.revoked.id());
        });
        pier.quay.portal.clock().advance(Duration.ofHours(1));
        pier.quay.portal.run(new IssueList(pier.caId()));
        assertThat(listed()).contains(serial(third));
    }

    private List<BigInteger> listed() {
        return pier.list().getRevokedCertificates().stream()
                .map(X509CRLEntry::getSerialNumber)
                .toList();
    }

    @Test
    void the_number_rises_after_an_older_state_was_restored() {
        Head old = head();
        byte[] oldList = pier.get(pier.listAddress()).body();
        for (int i = 0; i < 5; i++) {
            pier.quay.portal.clock().advance(Duration.ofSeconds(1));
            pier.quay.portal.run(new IssueList(pier.caId()));
        }
        long published = head().number();
        pier.quay.portal.database().transaction(db -> {
            new RevocationLists(db, pier.quay.portal.actor().siteId()).put(pier.caId(), old, oldList);
            return true;
        });
        pier.quay.portal.clock().advance(Duration.ofSeconds(1));
        pier.quay.portal.run(new IssueList(pier.caId()));
        assertThat(head().number()).isGreaterThan(published);
    }

    @Test
    void a_new_list_comes_by_itself_after_half_its_time_and_not_before() {
        pier.quay.portal.clock().advance(Duration.ofDays(3));
        assertThat(lookAfter()).isFalse();
        pier.quay.portal.clock().advance(Duration.ofDays(1));
        assertThat(lookAfter()).isTrue();
        assertThat(head().nextUpdate()).isEqualTo(TestPortal.NOW.plus(Duration.ofDays(11)));
    }

    @Test
    void after_a_clock_was_a_day_ahead_a_list_comes_that_is_good_from_now_on() {
        pier.quay.portal.clock().advance(Duration.ofDays(1));
        pier.quay.portal.run(new IssueList(pier.caId()));
        long ahead = head().number();
        pier.quay.portal.clock().advance(Duration.ofDays(-1));
        assertThat(lookAfter()).isTrue();
        assertThat(pier.list().getThisUpdate().toInstant())
                .isBefore(pier.quay.portal.clock().instant());
        assertThat(head().number()).isGreaterThan(ahead);
        assertThat(lookAfter()).as("one is enough").isFalse();
    }

    @Test
    void without_the_key_a_certificate_is_revoked_and_the_page_says_what_the_list_lacks() {
        takeKey();
        pier.quay.portal.clock().advance(Duration.ofHours(1));
        Head before = head();
        boolean listed =
                pier.quay.portal.run(new RevokeCertificate(pier.good.id(), RevokeCertificate.Reason.SUPERSEDED));
        assertThat(listed).isFalse();
        assertThat(head()).isEqualTo(before);
        String page = pier.quay
                .admin()
                .get("/authorities/" + pier.caId() + "/revocation")
                .html()
                .text();
        assertThat(page).contains("One revoked certificate is not in the list");
        assertThatThrownBy(() -> pier.quay.portal.run(new IssueList(pier.caId())))
                .isInstanceOf(Fault.Refused.class);
    }

    @Test
    void a_list_past_its_time_is_said_on_the_pages_of_the_authority() {
        takeKey();
        pier.quay.portal.clock().advance(Duration.ofDays(8));
        assertThat(lookAfter()).isFalse();
        for (String page :
                new String[] {"/authorities/" + pier.caId(), "/authorities/" + pier.caId() + "/revocation"}) {
            assertThat(pier.quay.admin().get(page).html().text()).contains("The list ran out");
        }
    }

    private void takeKey() {
        pier.quay.arrange((db, site) -> new SealedKeys(null).forget(db, SealedKeys.AUTHORITY, pier.caId()));
    }

    @Test
    void what_ended_long_ago_is_left_out() {
        pier.quay.portal.clock().advance(Duration.ofDays(397 + 91));
        pier.quay.portal.run(new IssueList(pier.caId()));
        assertThat(head().revoked()).isZero();
        assertThat(pier.list().getRevokedCertificates()).isNull();
    }

    @Test
    void the_list_comes_as_a_file_to_everyone_who_may_look() {
        var helper = pier.quay.portal.as(akashi.core.access.Access.HELPDESK);
        String page = "/authorities/" + pier.caId();
        byte[] der = helper.get(page + "/revoked.crl").bytes();
        assertThat(Pier.list(der).isRevoked(pier.read(pier.der(pier.revoked)))).isTrue();
        byte[] pem = helper.get(page + "/revoked.pem").bytes();
        assertThat(new String(pem, java.nio.charset.StandardCharsets.US_ASCII)).startsWith("-----BEGIN X509 CRL-----");
        assertThat(Pier.list(pem).getThisUpdate()).isEqualTo(Pier.list(der).getThisUpdate());
    }
}
