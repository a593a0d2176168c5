package akashi.certificates;

import akashi.pki.AuthorityChain;
import akashi.pki.CertificateFiles;
import akashi.pki.ParsedCertificate;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The files of a certificate that hold no key, made from it and those above it, the root last, and from second
 * certificates of those above.
 */
public enum PublicFile {
    CERTIFICATE_PEM(
            "certificate.pem", ".pem", PublicFile.PEM, from -> pem(from.path().subList(0, 1))),
    CERTIFICATE_DER(
            "certificate.cer",
            ".cer",
            "application/pkix-cert",
            from -> from.path().get(0).der().toArray()),
    CHAIN_PEM("chain.pem", ".chain.pem", PublicFile.PEM, from -> pem(AuthorityChain.sent(from.path(), from.crosses()))),
    CHAIN_OLDER_ROOT(
            "chain-older-root.pem",
            ".older-root.chain.pem",
            PublicFile.PEM,
            from -> pem(AuthorityChain.through(from.path(), from.crosses(), from.known()))),
    CHAIN_P7B("chain.p7b", ".p7b", PublicFile.BINARY, from -> CertificateFiles.p7b(from.path())),
    TRUSTSTORE_P12(
            "truststore.p12", "_truststore.p12", PublicFile.BINARY, from -> CertificateFiles.pkcs12(root(from.path()))),
    TRUSTSTORE_JKS(
            "truststore.jks", "_truststore.jks", PublicFile.BINARY, from -> CertificateFiles.jks(root(from.path())));

    private static final String PEM = "application/x-pem-file";
    private static final String BINARY = "application/octet-stream";

    private final String address;
    private final String end;
    private final String type;
    private final Function<Sources, byte[]> bytes;

    PublicFile(String address, String end, String type, Function<Sources, byte[]> bytes) {
        this.address = address;
        this.end = end;
        this.type = type;
        this.bytes = bytes;
    }

    /** The last part of its address, on the pages as in the API. */
    public String address() {
        return address;
    }

    /** Its media type. */
    public String type() {
        return type;
    }

    /** How its name ends, after the name of the certificate. */
    String end() {
        return end;
    }

    /**
     * What the files are made from.
     *
     * @param path the certificate and those above it, the root last
     * @param crosses second certificates of those above
     * @param known what may stand above these
     */
    record Sources(List<ParsedCertificate> path, List<ParsedCertificate> crosses, List<ParsedCertificate> known) {}

    byte[] of(Sources sources) {
        return bytes.apply(sources);
    }

    /** What a Java program has to trust: the last one that is known, which is the root. */
    private static List<ParsedCertificate> root(List<ParsedCertificate> path) {
        return List.of(path.get(path.size() - 1));
    }

    private static byte[] pem(List<ParsedCertificate> certificates) {
        return certificates.stream()
                .map(ParsedCertificate::pem)
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
    }
}
