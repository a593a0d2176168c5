package akashi.certificates;

import static akashi.store.tables.Tables.CERTIFICATE;
import static akashi.store.tables.Tables.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.pki.RequestReader;
import akashi.store.AuditEntries;
import akashi.store.AuditEntry;
import akashi.store.AuditQuery;
import akashi.store.Certificates;
import akashi.store.JobProgress;
import akashi.store.Snapshots;
import akashi.store.Terms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two steps of issuing, and everything that can come between them. */
class IssuingStepsTest {

    private Quay quay;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(2).ca().wanted();
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private String state(UUID id) {
        return quay.portal
                .database()
                .db()
                .select(CERTIFICATE.STATE)
                .from(CERTIFICATE)
                .where(CERTIFICATE.ID.eq(id))
                .fetchOne(CERTIFICATE.STATE);
    }

    private boolean keyKept(UUID id) {
        return quay.portal.database().db().fetchExists(SECRET, SECRET.OWNER_ID.eq(id));
    }

    private SignCertificate reserve(String host) {
        return quay.portal.issuing().reserved(quay.portal.actor().siteId(), IssueCertificate.usual(quay.id(host)));
    }

    private ParsedCertificate parsed(UUID id) {
        return CertificateReader.readOne(new Certificates(
                        quay.portal.database().db(), quay.portal.actor().siteId())
                .der(id)
                .orElseThrow());
    }

    @Test
    void the_row_is_kept_before_the_signature_and_the_audit_entry_comes_with_it() {
        SignCertificate act = reserve("rec-01");
        UUID id = act.draft().id();
        assertThat(state(id)).isEqualTo("SIGNING");
        assertThat(audit()).extracting(AuditEntry::act).doesNotContain("issue-certificate");
        assertThat(quay.portal.run(act)).isEqualTo(id);
        assertThat(state(id)).isEqualTo("ISSUED");
        assertThat(parsed(id).serial()).isEqualTo(act.draft().serial());
        assertThat(audit()).extracting(AuditEntry::act).contains("issue-certificate");
        assertThatThrownBy(() -> quay.portal.run(act)).isInstanceOf(Fault.Refused.class);
    }

    private List<AuditEntry> audit() {
        return new AuditEntries(quay.portal.database().db(), quay.portal.actor().siteId()).page(AuditQuery.newest(20));
    }

    @Test
    void what_a_stop_left_unsigned_is_given_up_at_the_next_start_with_its_key() {
        SignCertificate act = reserve("rec-01");
        UUID id = act.draft().id();
        assertThat(keyKept(id)).isTrue();
        quay.portal.issuing().abandonStale();
        assertThat(state(id)).isEqualTo("ABANDONED");
        assertThat(keyKept(id)).isFalse();
        assertThatThrownBy(() -> quay.portal.run(act)).isInstanceOf(Fault.Refused.class);
        assertThat(quay.issue("rec-01").state()).isEqualTo(Certificate.State.ISSUED);
    }

    @Test
    void a_form_that_is_sent_twice_issues_once() {
        Terms once = Terms.NONE.onceFor("form-1");
        IssueCertificate wish = IssueCertificate.usual(quay.id("rec-01"));
        UUID first = quay.portal.issuing().issue(quay.portal.actor(), wish, once);
        UUID second = quay.portal.issuing().issue(quay.portal.actor(), wish, once);
        assertThat(second).isEqualTo(first);
        assertThat(quay.site().certificates()).hasSize(1);
        assertThat(serials()).as("no serial number is lost by the second").isEqualTo(1);
    }

    private int serials() {
        return quay.portal.database().db().fetchCount(CERTIFICATE);
    }

    @Test
    void a_request_that_is_sent_twice_is_signed_once() {
        Terms once = Terms.NONE.onceFor("form-2");
        SignRequest asked = new SignRequest(
                IssueCertificate.usual(quay.id("rec-01")), RequestReader.read(Abroad.request(Abroad.KEY)));
        TwoSteps.Signed first = quay.portal.issuing().sign(quay.portal.actor(), asked, once);
        TwoSteps.Signed second = quay.portal.issuing().sign(quay.portal.actor(), asked, once);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(first.order()).as("the order that was signed").isPresent();
        assertThat(serials()).isEqualTo(1);
    }

    @Test
    void of_two_administrators_at_once_one_issues_and_the_other_is_asked_to_look_again() throws Exception {
        SignCertificate one = reserve("rec-01");
        SignCertificate other = reserve("rec-01");
        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<UUID>> answers = new ArrayList<>();
        for (SignCertificate act : List.of(one, other)) {
            Callable<UUID> run = () -> quay.portal.run(act);
            answers.add(both.submit(run));
        }
        int issued = 0;
        for (Future<UUID> answer : answers) {
            try {
                answer.get();
                issued++;
            } catch (java.util.concurrent.ExecutionException refused) {
                assertThat(refused).hasCauseInstanceOf(Fault.Refused.class);
            }
        }
        both.shutdown();
        assertThat(issued).isEqualTo(1);
        assertThat(quay.site().certificates()).filteredOn(Certificate::usable).hasSize(1);
    }

    @Test
    void a_renewal_keeps_subject_and_names_and_has_a_new_key() {
        Certificate old = quay.issue("rec-01");
        quay.portal.clock().advance(Duration.ofDays(300));
        UUID id = quay.portal.issuing().renew(quay.portal.actor(), RenewCertificate.usual(old.id()), Terms.NONE);
        Certificate renewed = quay.site().certificate(id).orElseThrow();
        assertThat(renewed.subject()).isEqualTo(old.subject());
        assertThat(renewed.dnsNames()).isEqualTo(old.dnsNames());
        assertThat(renewed.slots()).isEqualTo(old.slots());
        assertThat(renewed.predecessorId()).contains(old.id());
        assertThat(parsed(id).publicKey()).isNotEqualTo(parsed(old.id()).publicKey());
        assertThat(state(old.id())).isEqualTo("SUPERSEDED");
        assertThatThrownBy(() ->
                        quay.portal.issuing().renew(quay.portal.actor(), RenewCertificate.usual(old.id()), Terms.NONE))
                .isInstanceOf(Fault.Refused.class);
    }

    @Test
    void a_revoked_certificate_is_out_of_use_and_its_key_is_gone() {
        Certificate issued = quay.issue("rec-01");
        RevokeCertificate revoke = new RevokeCertificate(issued.id(), RevokeCertificate.Reason.KEY_COMPROMISE);
        quay.portal.run(revoke);
        Certificate revoked = quay.site().certificate(issued.id()).orElseThrow();
        assertThat(revoked.usable()).isFalse();
        assertThat(revoked.keyKept()).isFalse();
        assertThat(keyKept(issued.id())).isFalse();
        assertThatThrownBy(() -> quay.portal.run(revoke)).isInstanceOf(Fault.Refused.class);
    }

    @Test
    void one_certificate_serves_all_slots_of_its_computer_and_carries_all_its_names() {
        Certificate issued = quay.issue("mob-01");
        assertThat(issued.slots()).containsExactlyInAnyOrder(Slot.SERVER, Slot.MOBILE);
        assertThat(issued.subject()).isEqualTo("CN=mob-01.example.com");
        assertThat(issued.dnsNames()).containsExactly("mob-01.example.com", "mob-01");
        assertThat(issued.addresses()).hasSize(1);
        assertThat(issued.validity().days()).isEqualTo(397);
    }

    @Test
    void a_batch_issues_for_each_computer_and_names_those_it_cannot() {
        quay.issue("rec-01");
        List<UUID> all = quay.site().computers().stream().map(c -> c.id()).toList();
        IssueCertificates wish = new IssueCertificates(all, 397, akashi.pki.KeyKind.RSA_2048, false);
        UUID job = quay.portal.issuing().issueAll(quay.portal.actor(), wish, Terms.NONE, quay.portal.jobs());
        JobProgress ended = quay.ended(job);
        assertThat(ended.state()).isEqualTo(JobProgress.State.DONE);
        assertThat(ended.done()).isEqualTo(3);
        assertThat(ended.failures()).extracting(JobProgress.Failure::label).containsExactly("rec-01.example.com");
        assertThat(Orders.lacking(quay.site(), quay.portal.clock().instant())).isEmpty();
    }

    @Test
    void the_site_that_a_batch_goes_on_with_is_the_one_that_is_stored_and_is_read_once() {
        UUID siteId = quay.portal.actor().siteId();
        SiteSnapshot earlier = quay.site();
        SignCertificate first = reserve("rec-01");
        long before = quay.portal.database().statements();
        quay.portal.run(first);
        RenewCertificate renewal = RenewCertificate.usual(first.draft().id());
        UUID renewed = quay.portal.issuing().renew(quay.portal.actor(), renewal, Terms.NONE);
        long sent = quay.portal.database().statements() - before;
        SiteSnapshot followed = quay.site();
        SiteSnapshot stored = new Snapshots(quay.portal.database()).of(siteId);
        assertThat(followed.certificates()).containsExactlyInAnyOrderElementsOf(stored.certificates());
        assertThat(followed.site()).isEqualTo(stored.site());
        assertThat(followed.certificatesOf(followed.computerCalled("rec-01").orElseThrow()))
                .extracting(Certificate::id)
                .contains(first.draft().id(), renewed);
        assertThat(followed.computers()).as("not read again").isSameAs(earlier.computers());
        assertThat(sent).isLessThan(70);
    }
}
