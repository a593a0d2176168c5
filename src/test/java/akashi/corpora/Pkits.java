package akashi.corpora;

import akashi.pki.CertificateReader;
import akashi.pki.ChainJudge;
import akashi.pki.KnownLists;
import akashi.pki.ParsedCertificate;
import akashi.pki.PolicyDemands;
import akashi.pki.Verdict;
import akashi.pki.Verifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The path validation tests of NIST, with their revocation lists and policies. */
final class Pkits {

    private static final Instant THEN = Instant.parse("2014-01-01T00:00:00Z");
    private static final Map<String, String> POLICIES = Map.of(
            "NIST-test-policy-1", "2.16.840.1.101.3.2.1.48.1",
            "NIST-test-policy-2", "2.16.840.1.101.3.2.1.48.2",
            "NIST-test-policy-3", "2.16.840.1.101.3.2.1.48.3",
            "NIST-test-policy-6", "2.16.840.1.101.3.2.1.48.6");

    private final Path folder;

    private Pkits(Path folder) {
        this.folder = folder;
    }

    static List<Case> cases(Path folder) throws IOException {
        Pkits pkits = new Pkits(folder);
        return Files.readAllLines(folder.resolve("tests.tsv")).stream()
                .map(line -> line.split("\t", -1))
                .map(pkits::each)
                .toList();
    }

    private Case each(String[] row) {
        return new Case(row[2] + " " + row[1], Boolean.parseBoolean(row[3]), () -> judged(row));
    }

    private Verdict judged(String[] row) {
        List<ParsedCertificate> all = Stream.of(row[4].split(";"))
                .map(name -> CertificateReader.readOne(bytes("certs/" + name + ".crt")))
                .toList();
        List<byte[]> lists = Stream.of(row[5].split(";"))
                .filter(name -> !name.isEmpty())
                .map(name -> bytes("crls/" + name + ".crl"))
                .toList();
        Verifier verifier =
                Verifier.ofPaths(all.subList(0, 1), THEN).asking(demands(row)).with(KnownLists.read(lists));
        return ChainJudge.judge(all.get(all.size() - 1), all.subList(1, all.size() - 1), verifier);
    }

    private static PolicyDemands demands(String[] row) {
        Set<String> acceptable = Stream.of(row[6].split(","))
                .filter(name -> !name.isEmpty())
                .map(POLICIES::get)
                .collect(Collectors.toSet());
        return new PolicyDemands(acceptable, row[7].equals("true"), row[8].equals("true"), row[9].equals("true"));
    }

    private byte[] bytes(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
