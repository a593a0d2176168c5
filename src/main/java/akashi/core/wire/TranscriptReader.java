package akashi.core.wire;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes flights apart into records, and records into messages. */
final class TranscriptReader {

    private static final int HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int MOST_RECORDS = 100;
    private static final int MOST_BYTES = 256 * 1024;
    private static final int CHANGE = 20;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int DATA = 23;

    private final Agreed agreed = new Agreed();
    private final MessageReader messages = new MessageReader(agreed);
    private final Map<Side, Voice> voices = new EnumMap<>(Side.class);
    private final List<WireRecord> records = new ArrayList<>();

    /** How far one side is: what it has begun to say, and whether it encrypts. */
    private static final class Voice {
        byte[] begun = {};
        boolean encrypts;
    }

    TranscriptReader() {
        for (Side side : Side.values()) {
            voices.put(side, new Voice());
        }
    }

    Transcript read(List<Flight> flights) {
        int read = 0;
        for (Flight flight : flights) {
            read += flight.bytes().length;
            if (read <= MOST_BYTES) {
                flight(flight.from(), Cursor.over(flight.bytes()));
            }
        }
        return new Transcript(
                List.copyOf(records),
                Optional.of(agreed).filter(Agreed::chosen).map(a -> Registries.VERSIONS.name(a.version)),
                Optional.of(agreed).filter(Agreed::chosen).map(a -> Registries.SUITES.name(a.suite)),
                List.copyOf(agreed.certificates),
                agreed.alert);
    }

    private void flight(Side from, Cursor bytes) {
        while (bytes.more() && records.size() < MOST_RECORDS) {
            byte[] record = one(bytes);
            records.add(record(from, record));
        }
    }

    /** The next record, or all that is left where it is none. */
    private static byte[] one(Cursor bytes) {
        if (bytes.left() < HEADER) {
            return bytes.take(bytes.left());
        }
        bytes.skip(HEADER - 2);
        int length = HEADER + bytes.number(2);
        bytes.back(HEADER);
        return bytes.take(Math.min(length, bytes.left()));
    }

    private WireRecord record(Side from, byte[] bytes) {
        Fields header = new Fields();
        Cursor cursor = Cursor.over(bytes);
        int type = -1;
        List<WireMessage> held = List.of();
        boolean hidden = false;
        try {
            type = cursor.number(1);
            header.add(0, 0, cursor, "wire.field.record", kindName(type), Message.of("wire.about.record"));
            int version = cursor.number(2);
            header.add(
                    0,
                    1,
                    cursor,
                    "wire.field.record-version",
                    Registries.VERSIONS.name(version),
                    Message.of("wire.about.record-version"));
            int length = cursor.number(2);
            header.add(
                    0, 3, cursor, "wire.field.length", String.valueOf(length), Message.of("wire.about.record-length"));
            hidden = hidden(from, type);
            held = hidden ? hidden(from, type, cursor) : readable(from, type, cursor.part(length));
        } catch (Malformed shorter) {
            held = List.of(broken(bytes));
        }
        return new WireRecord(from, records.size() + 1, bytes, header.all(), Message.of(kind(type)), hidden, held);
    }

    private boolean hidden(Side from, int type) {
        return type == DATA || voices.get(from).encrypts && type != CHANGE;
    }

    /** In TLS 1.2 the outside still says what kind of thing is within; in TLS 1.3 not even that. */
    private List<WireMessage> hidden(Side from, int type, Cursor content) {
        int at = content.at();
        int length = content.left();
        byte[] bytes = content.take(length);
        String key =
                type == HANDSHAKE ? "wire.hidden.finished" : type == ALERT ? "wire.hidden.alert" : "wire.hidden.data";
        Message words = Message.of(agreed.modern() ? "wire.hidden.modern." + from : key, length);
        Fields fields = new Fields()
                .put(
                        0,
                        0,
                        length,
                        Message.of("wire.field.encrypted"),
                        String.valueOf(length),
                        Message.of("wire.about.encrypted"));
        return List.of(new WireMessage(type == HANDSHAKE ? "Finished" : "", words, at, bytes, fields.all()));
    }

    private List<WireMessage> readable(Side from, int type, Cursor content) {
        return switch (type) {
            case CHANGE -> change(from, content);
            case ALERT -> alert(content);
            case HANDSHAKE -> handshake(voices.get(from), content);
            default -> throw new Malformed("no such record");
        };
    }

    private List<WireMessage> change(Side from, Cursor content) {
        voices.get(from).encrypts = !agreed.modern() && agreed.chosen();
        Message words =
                Message.of(agreed.modern() || !agreed.chosen() ? "wire.message.change-modern" : "wire.message.change");
        Fields fields = new Fields();
        int at = content.at();
        byte[] bytes = content.take(content.left());
        fields.put(0, 0, bytes.length, Message.of("wire.field.content"), "");
        return List.of(new WireMessage("ChangeCipherSpec", words, at, bytes, fields.all()));
    }

    private List<WireMessage> alert(Cursor content) {
        int at = content.at();
        byte[] bytes = content.take(2);
        Alert alert = Alert.of(bytes[1] & 0xFF);
        agreed.alert = Optional.of(alert);
        Fields fields = new Fields()
                .put(
                        0,
                        0,
                        1,
                        Message.of("wire.field.level"),
                        bytes[0] == 2 ? "fatal" : "warning",
                        Message.of("wire.about.level"))
                .put(0, 1, 1, Message.of("wire.field.alert"), alert.name() + " (" + alert.code() + ")", alert.words());
        return List.of(new WireMessage("Alert", alert.words(), at, bytes, fields.all()));
    }

    private List<WireMessage> handshake(Voice voice, Cursor content) {
        int before = voice.begun.length;
        int start = content.at();
        Cursor all = Cursor.over(joined(voice.begun, content.take(content.left())));
        List<WireMessage> found = new ArrayList<>();
        while (all.left() >= MESSAGE_HEADER) {
            int at = all.at();
            all.skip(1);
            int length = all.number(3);
            if (length > all.left()) {
                all.back(MESSAGE_HEADER);
                break;
            }
            all.back(MESSAGE_HEADER);
            found.add(messages.read(all.take(MESSAGE_HEADER + length), Math.max(0, start + at - before)));
        }
        voice.begun = all.take(all.left());
        if (found.isEmpty()) {
            found.add(part(start, voice.begun));
        }
        return found;
    }

    private static byte[] joined(byte[] one, byte[] next) {
        byte[] both = Arrays.copyOf(one, one.length + next.length);
        System.arraycopy(next, 0, both, one.length, next.length);
        return both;
    }

    private static WireMessage part(int at, byte[] bytes) {
        Fields fields =
                new Fields().put(0, 0, bytes.length, Message.of("wire.field.rest"), "", Message.of("wire.about.begun"));
        return new WireMessage("…", Message.of("wire.message.begun"), at, bytes, fields.all());
    }

    private static WireMessage broken(byte[] bytes) {
        Fields fields = new Fields()
                .put(0, 0, bytes.length, Message.of("wire.field.rest"), "", Message.of("wire.about.unreadable"));
        return new WireMessage("", Message.of("wire.message.unreadable"), 0, bytes, fields.all());
    }

    private static String kindName(int type) {
        return switch (type) {
            case CHANGE -> "change_cipher_spec";
            case ALERT -> "alert";
            case HANDSHAKE -> "handshake";
            case DATA -> "application_data";
            default -> String.valueOf(type);
        };
    }

    private static String kind(int type) {
        return type >= CHANGE && type <= DATA ? "wire.record." + kindName(type) : "wire.record.other";
    }
}
