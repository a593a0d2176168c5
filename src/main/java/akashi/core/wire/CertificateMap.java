package akashi.core.wire;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says which value is which field of a certificate (RFC 5280 4.1), by its place. */
final class CertificateMap {

    private static final Set<String> KNOWN = Set.of(
            "subjectKeyIdentifier",
            "keyUsage",
            "subjectAltName",
            "basicConstraints",
            "nameConstraints",
            "cRLDistributionPoints",
            "certificatePolicies",
            "authorityKeyIdentifier",
            "extKeyUsage",
            "authorityInfoAccess");

    private static final List<String> USES = List.of(
            "digitalSignature",
            "nonRepudiation",
            "keyEncipherment",
            "dataEncipherment",
            "keyAgreement",
            "keyCertSign",
            "cRLSign",
            "encipherOnly",
            "decipherOnly");

    private CertificateMap() {}

    static DerField named(DerField root) {
        if (root.inner().size() != 3) {
            return root;
        }
        return call(root, "certificate")
                .holding(List.of(
                        content(root.inner().get(0)),
                        call(root.inner().get(1), "algorithm"),
                        call(root.inner().get(2), "signature")));
    }

    private static DerField content(DerField content) {
        List<DerField> fields = new ArrayList<>(content.inner());
        List<String> order = new ArrayList<>(List.of("serial", "algorithm", "issuer", "validity", "subject", "key"));
        if (!fields.isEmpty() && fields.get(0).tag().equals("[0]")) {
            order.add(0, "version");
        }
        for (int i = 0; i < fields.size(); i++) {
            DerField field = fields.get(i);
            if (i < order.size()) {
                fields.set(i, field(field, order.get(i)));
            } else if (field.tag().equals("[3]")) {
                fields.set(i, call(field, "extensions").holding(extensions(field.inner())));
            }
        }
        return call(content, "content").holding(fields);
    }

    private static DerField field(DerField field, String what) {
        DerField named = call(field, what);
        List<DerField> inner = new ArrayList<>(field.inner());
        if (what.equals("validity") && inner.size() == 2) {
            return named.holding(List.of(call(inner.get(0), "from"), call(inner.get(1), "to")));
        }
        if (what.equals("key") && inner.size() == 2) {
            return named.holding(List.of(call(inner.get(0), "key-algorithm"), call(inner.get(1), "key-bits")));
        }
        if (what.equals("version") && inner.size() == 1) {
            DerField number = inner.get(0);
            return named.holding(List.of(number.value().equals("2") ? number.saying("2 (v3)") : number));
        }
        return named;
    }

    private static List<DerField> extensions(List<DerField> held) {
        List<DerField> lists = new ArrayList<>();
        for (DerField list : held) {
            lists.add(list.holding(
                    list.inner().stream().map(CertificateMap::extension).toList()));
        }
        return lists;
    }

    private static DerField extension(DerField extension) {
        if (extension.inner().isEmpty()) {
            return extension;
        }
        String name = extension.inner().get(0).value().replaceFirst(" .*", "");
        List<DerField> inner = new ArrayList<>(extension.inner());
        for (int i = 1; i < inner.size(); i++) {
            boolean critical = inner.get(i).tag().equals("BOOLEAN");
            DerField value = name.equals("keyUsage") ? uses(inner.get(i)) : inner.get(i);
            inner.set(i, call(value, critical ? "critical" : "value"));
        }
        Message what = Message.of("wire.x509.extension", name);
        Optional<Message> why = KNOWN.contains(name)
                ? Optional.of(Message.of("wire.x509.about." + name))
                : Optional.of(Message.of("wire.x509.about.other"));
        return extension.named(what, why).holding(inner);
    }

    /** The bits of key usage by name; the first byte says how many of the last are unused. */
    private static DerField uses(DerField value) {
        if (value.inner().isEmpty()) {
            return value;
        }
        DerField bits = value.inner().get(0);
        String[] octets = bits.hex().split(" ");
        StringBuilder names = new StringBuilder();
        for (int bit = 0; bit < USES.size() && 1 + bit / 8 < octets.length; bit++) {
            boolean set = (Integer.parseInt(octets[1 + bit / 8], 16) >> 7 - bit % 8 & 1) == 1;
            names.append(set ? (names.isEmpty() ? "" : ", ") + USES.get(bit) : "");
        }
        return value.holding(List.of(bits.saying(names.toString())));
    }

    private static DerField call(DerField field, String what) {
        return field.named(Message.of("wire.x509." + what), Optional.of(Message.of("wire.x509.about." + what)));
    }
}
