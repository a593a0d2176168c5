package akashi.approval;

import static akashi.store.tables.Tables.AUTHORITY_CERTIFICATE;
import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.authority.CreateAuthority;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import akashi.pki.AuthorityCertificates;
import akashi.pki.AuthorityChain;
import akashi.pki.AuthorityName;
import akashi.pki.AuthorityRequest;
import akashi.pki.KeyKind;
import akashi.pki.LeafCertificates;
import akashi.pki.LeafRequest;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PfxFile;
import akashi.pki.PfxProfile;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.Randoms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Keys that are taken in, authorities that vouch for each other, and an authority that is taken back. */
class TakenInTest {

    private static final String WORD = "open sesame 123";
    private static final Validity YEARS =
            new Validity(TestPortal.NOW.minus(Duration.ofDays(100)), TestPortal.NOW.plus(Duration.ofDays(3000)));
    private static final PrivateKeyBytes CA_KEY = PrivateKeyBytes.generate(KeyKind.RSA_2048);
    private static final ParsedCertificate CA = AuthorityCertificates.selfSigned(
            AuthorityRequest.root(AuthorityName.of("Office CA"), YEARS, NameConstraints.NONE),
            CA_KEY,
            Randoms.serial());

    private final TwoAdministrators two = new TwoAdministrators();
    private final Browser admin = two.admin;

    @BeforeEach
    void prepare() {
        two.portal.run(
                new CreateAuthority(AuthorityName.of("Quay Root 2"), 15, KeyKind.RSA_2048, NameConstraints.NONE));
        String root = two.quay.authority("Quay Root CA").id().toString();
        assertThat(admin.post(
                                "/authorities/" + root + "/issuing",
                                "key",
                                "RSA_2048",
                                "issuing-name",
                                "Quay Issuing",
                                "issuing-years",
                                "5")
                        .status())
                .isEqualTo(303);
        two.needed();
    }

    @AfterEach
    void close() {
        two.close();
    }

    /** What an act of this test makes, other than entries of the trail. */
    private List<Integer> made() {
        List<Integer> rows = new ArrayList<>(two.rows().subList(0, 3));
        rows.add(two.portal.database().db().fetchCount(AUTHORITY_CERTIFICATE));
        rows.add(two.portal
                .database()
                .db()
                .fetchCount(AUTHORITY_CERTIFICATE, AUTHORITY_CERTIFICATE.REVOKED_AT.isNotNull()));
        return rows;
    }

    /** Refused without anything made, done once after the approval, and not once more by the same approval. */
    private void needsApproval(Supplier<Browser.Page> sending) {
        List<Integer> before = made();
        int number = TwoAdministrators.offered(sending.get());
        assertThat(made()).as("nothing is made").isEqualTo(before);
        two.asked(number);
        assertThat(TwoAdministrators.offered(sending.get()))
                .as("asked is not approved")
                .isEqualTo(number);
        assertThat(made()).isEqualTo(before);
        assertThat(two.other
                        .post("/approvals/" + number + "/approve", "answer", "Seen")
                        .status())
                .isEqualTo(303);
        Browser.Page done = sending.get();
        assertThat(done.status()).as(done.html().text()).isEqualTo(303);
        List<Integer> after = made();
        assertThat(after).as("it is done").isNotEqualTo(before);
        assertThat(two.state(number)).contains("approved and done");
        Browser.Page again = sending.get();
        assertThat(again.status()).as(again.html().text()).isBetween(400, 499);
        assertThat(made()).as("done once").isEqualTo(after);
        assertThat(two.entries("use-approval")).hasSize(1);
    }

    @Test
    void a_ca_with_its_key_is_taken_in_when_another_one_approved() {
        byte[] file = new PfxFile("CA", CA_KEY, CA, AuthorityChain.of(CA)).encode(PfxProfile.MODERN, Password.of(WORD));
        needsApproval(() -> admin.uploads(
                "/authorities/import", "files", Map.of("office.pfx", file), "password", WORD, "name", "Office CA"));
    }

    @Test
    void a_certificate_with_its_key_is_taken_in_when_another_one_approved() {
        PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.RSA_2048);
        List<HostName> names = List.of(new HostName("mob-01.example.com"));
        Validity year = new Validity(YEARS.notBefore(), TestPortal.NOW.plus(Duration.ofDays(200)));
        LeafRequest request = new LeafRequest("mob-01.example.com", names, List.of(), year, key.publicKey(), false);
        ParsedCertificate leaf = LeafCertificates.prepare(AuthorityChain.of(CA), request, Randoms.serial())
                .sign(CA_KEY);
        byte[] file = new PfxFile("VMS", key, leaf, AuthorityChain.of(CA)).encode(PfxProfile.MODERN, Password.of(WORD));
        Browser.Page kept = admin.uploads("/certificates/pfx", "files", Map.of("mob-01.pfx", file), "password", WORD);
        assertThat(kept.status()).as(kept.html().text()).isEqualTo(303);
        needsApproval(() -> {
            Browser.Page shown = admin.get(kept.location());
            List<String> fields = new ArrayList<>();
            shown.html()
                    .select("main form [name]")
                    .forEach(each -> fields.addAll(List.of(each.attr("name"), each.val())));
            return admin.post(kept.location(), fields.toArray(String[]::new));
        });
    }

    @Test
    void an_authority_vouches_for_another_when_another_one_approved() {
        String page = "/authorities/" + two.quay.authority("Quay Root 2").id() + "/cross";
        String under = two.quay.authority("Quay Root CA").id().toString();
        needsApproval(() -> admin.post(page, "under", under));
    }

    @Test
    void an_authority_is_taken_back_when_another_one_approved() {
        String root = two.quay.authority("Quay Root CA").id().toString();
        String serial = two.portal
                .database()
                .db()
                .select(AUTHORITY_CERTIFICATE.SERIAL)
                .from(AUTHORITY_CERTIFICATE)
                .fetchAny(AUTHORITY_CERTIFICATE.SERIAL);
        String page = "/authorities/" + root + "/signed/" + serial + "/revoke";
        needsApproval(() -> admin.post(page, "reason", "CA_COMPROMISE", "seen", "true"));
    }
}
