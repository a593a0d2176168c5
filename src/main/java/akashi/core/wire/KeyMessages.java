package akashi.core.wire;

import akashi.core.text.Message;

/** Reads the messages by which both sides come to one key, and the proofs that go with them. */
final class KeyMessages {

    private static final int NAMED_CURVE = 3;

    private KeyMessages() {}

    static void server(Cursor body, Fields fields, Agreed agreed) {
        int from = body.at();
        if (!agreed.byCurve() || body.peek() != NAMED_CURVE) {
            body.skip(body.left());
            fields.add(0, from, body, "wire.field.content", "");
            return;
        }
        body.skip(1);
        String curve = Registries.GROUPS.name(body.number(2));
        fields.add(0, from, body, "wire.field.curve", curve, Message.of("wire.about.curve"));
        from = body.at();
        body.announced(1);
        fields.add(0, from, body, "wire.field.share", "", Message.of("wire.about.share"));
        signature(body, fields);
    }

    static void client(Cursor body, Fields fields, Agreed agreed) {
        int from = body.at();
        body.announced(agreed.byCurve() ? 1 : 2);
        Message words = Message.of(agreed.byCurve() ? "wire.about.share-client" : "wire.about.sealed");
        fields.add(0, from, body, "wire.field.share", "", words);
    }

    static void signature(Cursor body, Fields fields) {
        int from = body.at();
        String scheme = Registries.SCHEMES.name(body.number(2));
        fields.add(0, from, body, "wire.field.scheme", scheme, Message.of("wire.about.scheme"));
        from = body.at();
        body.announced(2);
        fields.add(0, from, body, "wire.field.signature", "", Message.of("wire.about.signature"));
    }
}
