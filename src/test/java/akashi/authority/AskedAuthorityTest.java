package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.site.Authority;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An issuing authority that another CA signs: asked for, kept as asked for, answered with its chain, signing. */
class AskedAuthorityTest {

    @TempDir
    Path folder;

    private Quay quay;
    private Browser admin;

    @BeforeEach
    void open() {
        quay = Quay.withRecorders(1).wanted();
        admin = quay.admin();
        Openssl.at(folder)
                .root("company", "-addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign");
    }

    @AfterEach
    void close() {
        quay.close();
    }

    private Authority asked() {
        Browser.Page made = admin.submit(
                "/authorities/request", "/authorities/request", "name", "Asked Issuing", "key", "RSA_2048");
        assertThat(made.status()).isEqualTo(303);
        return quay.site().authorities().get(0);
    }

    private void sign(Authority asked, String marks) throws IOException {
        Files.write(
                folder.resolve("asked.csr"),
                admin.get("/authorities/" + asked.id() + "/request.csr").bytes());
        Files.writeString(folder.resolve("asked.ext"), marks);
        new Openssl(folder)
                .must("req -config own.cnf -in asked.csr -verify -noout")
                .must("x509 -req -in asked.csr -CA company.pem -CAkey company.key -CAcreateserial -days 3000 "
                        + "-extfile asked.ext -out asked.pem");
    }

    private Browser.Page answer(Authority asked, List<String> files) throws IOException {
        Map<String, byte[]> content = new LinkedHashMap<>();
        for (String file : files) {
            content.put(file, Files.readAllBytes(folder.resolve(file)));
        }
        return admin.uploads("/authorities/" + asked.id() + "/answer", "files", content);
    }

    @Test
    void signed_elsewhere_and_answered_with_its_root_it_signs() throws IOException {
        Authority asked = asked();
        assertThat(asked.stage()).isEqualTo(Authority.Stage.REQUESTED);
        assertThat(asked.signs()).isFalse();
        assertThat(admin.get("/authorities").html().text()).contains("asked for, not signed yet");
        assertThat(admin.get("/authorities/" + asked.id()).status()).isEqualTo(200);
        sign(asked, "basicConstraints=critical,CA:TRUE,pathlen:0\nkeyUsage=critical,keyCertSign,cRLSign\n");
        assertThat(answer(asked, List.of("asked.pem")).text())
                .as("without its root")
                .contains("CN=company");
        assertThat(answer(asked, List.of("asked.pem", "company.pem")).status()).isEqualTo(303);
        Authority signed = quay.site().authority(asked.id()).orElseThrow();
        assertThat(signed.signs()).isTrue();
        assertThat(quay.site().rootOf(signed).map(Authority::kind)).hasValue(Authority.Kind.EXTERNAL);
        assertThat(quay.issue("rec-01").authorityId()).hasValue(asked.id());
        assertThat(answer(asked, List.of("asked.pem", "company.pem")).status())
                .as("twice")
                .isEqualTo(409);
    }

    @Test
    void an_answer_that_is_no_authority_or_for_another_key_is_refused() throws IOException {
        Authority asked = asked();
        sign(asked, "basicConstraints=CA:FALSE\n");
        Browser.Page leaf = answer(asked, List.of("asked.pem", "company.pem"));
        assertThat(leaf.status()).isEqualTo(422);
        assertThat(leaf.html().text())
                .contains("no CA:TRUE", "as a subordinate CA")
                .doesNotContain("Make a new CA");
        Browser.Page other = answer(asked, List.of("company.pem"));
        assertThat(other.html().text()).contains("not the answer to the request");
        assertThat(quay.site().authority(asked.id()).orElseThrow().stage()).isEqualTo(Authority.Stage.REQUESTED);
    }

    @Test
    void a_request_is_withdrawn_with_its_key_and_never_retired() {
        Authority asked = asked();
        String end = "/authorities/" + asked.id() + "/end";
        assertThat(admin.get(end).html().select("button[value=RETIRE]")).isEmpty();
        assertThat(admin.submit(end, end, "end", "RETIRE").status()).isEqualTo(409);
        assertThat(admin.submit(end, end, "end", "DELETE").location()).isEqualTo("/authorities");
        assertThat(quay.site().authorities()).isEmpty();
    }
}
