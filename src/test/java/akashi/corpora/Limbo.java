package akashi.corpora;

import static java.nio.charset.StandardCharsets.UTF_8;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.pki.CertificateReader;
import akashi.pki.ChainJudge;
import akashi.pki.ParsedCertificate;
import akashi.pki.ServerName;
import akashi.pki.Verdict;
import akashi.pki.Verifier;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** The cases of x509-limbo that fit a verifier of servers. */
final class Limbo {

    private Limbo() {}

    static List<Case> cases(Path file) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (JsonNode each : new ObjectMapper().readTree(file.toFile()).get("testcases")) {
            boolean expected = each.get("expected_result").asText().equals("SUCCESS");
            cases.add(new Case(each.get("id").asText(), expected, () -> judged(each)));
        }
        return cases;
    }

    private static Verdict judged(JsonNode each) {
        JsonNode time = each.get("validation_time");
        Instant instant = time.isNull()
                ? Instant.now()
                : OffsetDateTime.parse(time.asText()).toInstant();
        Verifier verifier = Verifier.ofServer(certificates(each.get("trusted_certs")), name(each), instant);
        ParsedCertificate leaf = certificate(each.get("peer_certificate"));
        return ChainJudge.judge(leaf, certificates(each.get("untrusted_intermediates")), verifier);
    }

    private static ServerName name(JsonNode each) {
        String value = each.get("expected_peer_name").get("value").asText();
        return IpAddress.parse(value).map(ServerName::of).orElseGet(() -> ServerName.of(new HostName(value)));
    }

    private static List<ParsedCertificate> certificates(JsonNode pems) {
        List<ParsedCertificate> certificates = new ArrayList<>();
        pems.forEach(pem -> certificates.add(certificate(pem)));
        return certificates;
    }

    private static ParsedCertificate certificate(JsonNode pem) {
        return CertificateReader.readOne(pem.asText().getBytes(UTF_8));
    }
}
