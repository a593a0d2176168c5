package akashi.core.wire;

import akashi.core.text.Message;

/** Reads the messages that carry certificates or ask for them, as far as they are not encrypted. */
final class CertificateMessages {

    private static final int MOST = 10;

    private CertificateMessages() {}

    static void certificates(Cursor body, Fields fields, Agreed agreed) {
        int from = body.at();
        Cursor list = body.announced(3);
        fields.put(0, from, 3, Message.of("wire.field.list"), String.valueOf(list.left()));
        for (int number = 1; list.more(); number++) {
            from = list.at();
            byte[] der = list.take(list.number(3));
            if (agreed.certificates.size() < MOST) {
                agreed.certificates.add(der);
            }
            fields.put(
                    1,
                    from,
                    list.at() - from,
                    Message.of("wire.field.certificate", number),
                    "DER, " + der.length,
                    Message.of(number == 1 ? "wire.about.first" : "wire.about.next"));
        }
    }

    /** That of TLS 1.2: types, schemes, names of authorities. */
    static void request(Cursor body, Fields fields) {
        int from = body.at();
        body.announced(1);
        fields.add(0, from, body, "wire.field.types", "", Message.of("wire.about.types"));
        from = body.at();
        String schemes = Registries.SCHEMES.names(HelloReader.pairs(body.announced(2)));
        fields.add(0, from, body, "wire.field.schemes", schemes);
        from = body.at();
        body.announced(2);
        fields.add(0, from, body, "wire.field.authorities", "", Message.of("wire.about.authorities"));
    }
}
