package akashi.certificates;

import akashi.core.text.Message;
import akashi.pki.KeyUse;
import akashi.pki.ParsedCertificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a certificate says beyond its names and dates, field by field, in the words of the standards. */
record Decoded(List<Field> fields, String pem) {

    private static final Map<String, String> USES = Map.of(
            "1.3.6.1.5.5.7.3.1", "serverAuth",
            "1.3.6.1.5.5.7.3.2", "clientAuth",
            "1.3.6.1.5.5.7.3.9", "OCSPSigning",
            "2.5.29.37.0", "anyExtendedKeyUsage");
    private static final Map<KeyUse, String> KEY_USES = Map.of(
            KeyUse.DIGITAL_SIGNATURE, "digitalSignature",
            KeyUse.NON_REPUDIATION, "nonRepudiation",
            KeyUse.KEY_ENCIPHERMENT, "keyEncipherment",
            KeyUse.DATA_ENCIPHERMENT, "dataEncipherment",
            KeyUse.KEY_AGREEMENT, "keyAgreement",
            KeyUse.KEY_CERT_SIGN, "keyCertSign",
            KeyUse.CRL_SIGN, "cRLSign");

    /** A field; several values are lines of it. */
    record Field(Message title, List<String> values) {}

    static Decoded of(ParsedCertificate certificate) {
        List<Field> fields = new ArrayList<>();
        add(fields, "issuer-name", Stream.of(certificate.issuer()));
        add(fields, "basic", Stream.of(basic(certificate)));
        add(fields, "key-usage", certificate.keyUsage().stream().sorted().map(KEY_USES::get));
        add(fields, "extended", certificate.extendedKeyUsage().stream().map(use -> USES.getOrDefault(use, use)));
        add(fields, "subject-key", certificate.subjectKeyId().stream());
        add(fields, "authority-key", certificate.authorityKeyId().stream());
        add(fields, "status", certificate.statusAddresses().stream());
        return new Decoded(List.copyOf(fields), certificate.pem());
    }

    private static String basic(ParsedCertificate certificate) {
        String limit = certificate.pathLen().isPresent()
                ? ", pathLen:" + certificate.pathLen().getAsInt()
                : "";
        return (certificate.isCa() ? "CA:TRUE" : "CA:FALSE") + limit;
    }

    private static void add(List<Field> fields, String name, Stream<String> values) {
        List<String> all = values.toList();
        if (!all.isEmpty()) {
            fields.add(new Field(Message.of("certificates.decoded." + name), all));
        }
    }
}
