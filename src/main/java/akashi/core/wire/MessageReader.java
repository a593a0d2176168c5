package akashi.core.wire;

import akashi.core.text.Message;

/** Reads one message of the handshake (RFC 5246 7.4, RFC 8446 4). */
final class MessageReader {

    private static final int HEADER = 4;

    private final Agreed agreed;

    MessageReader(Agreed agreed) {
        this.agreed = agreed;
    }

    /** Takes it apart; what does not fit is shown as one field of unread bytes. */
    WireMessage read(byte[] bytes, int at) {
        Cursor message = Cursor.over(bytes);
        Fields fields = new Fields();
        int type = message.number(1);
        String name = Registries.MESSAGES.name(type);
        fields.add(0, 0, message, "wire.field.type", name);
        message.skip(HEADER - 1);
        fields.add(0, 1, message, "wire.field.length", String.valueOf(bytes.length - HEADER));
        try {
            body(type, message, fields);
            rest(message, fields, "wire.about.more");
        } catch (Malformed shorter) {
            rest(message, fields, "wire.about.unreadable");
        }
        Message words = Message.of(Registries.MESSAGES.knows(type) ? "wire.message." + name : "wire.message.other");
        return new WireMessage(name, words, at, bytes, fields.all());
    }

    private static void rest(Cursor message, Fields fields, String why) {
        if (message.more()) {
            int from = message.at();
            message.skip(message.left());
            fields.add(0, from, message, "wire.field.rest", "", Message.of(why));
        }
    }

    private void body(int type, Cursor body, Fields fields) {
        switch (type) {
            case 0x01 -> HelloReader.client(body, fields);
            case 0x02 -> HelloReader.server(body, fields, agreed);
            case 0x04 -> ticket(body, fields);
            case 0x0b -> CertificateMessages.certificates(body, fields, agreed);
            case 0x0c -> KeyMessages.server(body, fields, agreed);
            case 0x0d -> CertificateMessages.request(body, fields);
            case 0x0f -> KeyMessages.signature(body, fields);
            case 0x10 -> KeyMessages.client(body, fields, agreed);
            default -> opaque(body, fields);
        }
    }

    private static void ticket(Cursor body, Fields fields) {
        int from = body.at();
        body.skip(4);
        fields.add(0, from, body, "wire.field.lifetime", "");
        from = body.at();
        body.announced(2);
        fields.add(0, from, body, "wire.field.ticket", "", Message.of("wire.about.ticket"));
    }

    private static void opaque(Cursor body, Fields fields) {
        if (body.more()) {
            int from = body.at();
            body.skip(body.left());
            fields.add(0, from, body, "wire.field.content", "");
        }
    }
}
