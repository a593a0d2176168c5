package akashi.pki;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Reads what a server sends in the clear: its hello, and up to TLS 1.2 its certificates too (RFC 5246 7.4). Bounded;
 * it takes records as they come and never believes a length.
 */
final class FirstFlight {

    static final int MOST_BYTES = 128 * 1024;
    private static final int RECORD_HEADER = 5;
    private static final int MESSAGE_HEADER = 4;
    private static final int LONGEST_RECORD = 16_384 + 2_048;
    private static final int ALERT = 21;
    private static final int HANDSHAKE = 22;
    private static final int SERVER_HELLO = 2;
    private static final int CERTIFICATE = 11;
    private static final int HELLO_DONE = 14;

    /** How far it is. */
    enum State {
        MORE,
        HELLO,
        CERTIFICATES,
        ALERTED,
        PLAIN,
        UNREADABLE,
        TOO_LARGE
    }

    private final Heard records = new Heard();
    private final Heard messages = new Heard();
    private final List<byte[]> certificates = new ArrayList<>();
    private int received;
    private int version;
    private int suite;
    private int seconds;
    private int alert = -1;
    private State state = State.MORE;

    /** Takes a copy of the bytes, whose position stays, and says how far it is now. */
    State add(ByteBuffer buffer) {
        boolean first = received == 0;
        received += buffer.remaining();
        if (ended()) {
            return state;
        }
        if (received > MOST_BYTES) {
            state = State.TOO_LARGE;
            return state;
        }
        records.add(buffer);
        if (!first || firstByteFits(records.unused())) {
            advance(records.unused());
        }
        return state;
    }

    private void advance(ByteBuffer all) {
        while (all.remaining() >= RECORD_HEADER && !ended()) {
            int at = all.position();
            int type = all.get(at) & 0xFF;
            int length = all.getShort(at + 3) & 0xFFFF;
            if (all.get(at + 1) != 3 || length > LONGEST_RECORD || type != ALERT && type != HANDSHAKE) {
                // After a hello of TLS 1.3 what follows is encrypted, which is as it should be.
                state = state == State.HELLO ? State.HELLO : State.UNREADABLE;
                return;
            }
            if (all.remaining() - RECORD_HEADER < length) {
                return;
            }
            record(type, all.slice(at + RECORD_HEADER, length));
            all.position(at + RECORD_HEADER + length);
        }
    }

    private boolean firstByteFits(ByteBuffer all) {
        if (!all.hasRemaining()) {
            return true;
        }
        int first = all.get(all.position()) & 0xFF;
        if (first != ALERT && first != HANDSHAKE) {
            state = first == '\n' || first == '\r' || first >= ' ' && first < 127 ? State.PLAIN : State.UNREADABLE;
            return false;
        }
        return true;
    }

    private boolean ended() {
        return state != State.MORE && state != State.HELLO;
    }

    private void record(int type, ByteBuffer content) {
        if (type == ALERT) {
            alert = content.remaining() == 2 ? content.get(1) & 0xFF : -1;
            state = content.remaining() == 2 ? State.ALERTED : State.UNREADABLE;
            return;
        }
        messages.add(content);
        ByteBuffer all = messages.unused();
        while (all.remaining() >= MESSAGE_HEADER && !ended()) {
            int at = all.position();
            int length = all.getInt(at) & 0xFFFFFF;
            if (length > MOST_BYTES) {
                state = State.TOO_LARGE;
            } else if (all.remaining() - MESSAGE_HEADER < length) {
                return;
            } else {
                message(all.get(at) & 0xFF, all.slice(at + MESSAGE_HEADER, length));
                all.position(at + MESSAGE_HEADER + length);
            }
        }
    }

    private void message(int type, ByteBuffer body) {
        if (type == SERVER_HELLO && body.remaining() >= 38) {
            version = body.getShort(0) & 0xFFFF;
            seconds = body.getInt(2);
            int session = body.get(34) & 0xFF;
            suite = body.remaining() >= 37 + session ? body.getShort(35 + session) & 0xFFFF : 0;
            state = State.HELLO;
        } else if (type == CERTIFICATE && version != 0) {
            certificates.addAll(listed(body));
            state = certificates.isEmpty() ? State.UNREADABLE : State.CERTIFICATES;
        } else if (type == HELLO_DONE || version == 0) {
            state = State.UNREADABLE;
        }
    }

    private static List<byte[]> listed(ByteBuffer body) {
        List<byte[]> found = new ArrayList<>();
        if (body.remaining() < 3) {
            return found;
        }
        body.position(3);
        while (body.remaining() >= 3) {
            int length = (body.get() & 0xFF) << 16 | body.getShort() & 0xFFFF;
            if (length > body.remaining()) {
                return List.of();
            }
            byte[] der = new byte[length];
            body.get(der);
            found.add(der);
        }
        return found;
    }

    /** The version that the hello names; that of TLS 1.3 is told elsewhere. */
    int version() {
        return version;
    }

    int suite() {
        return suite;
    }

    /** The clock of the server in seconds since 1970, if it says the time there as RFC 5246 7.4.1.2 wants. */
    OptionalInt seconds() {
        return version == 0 ? OptionalInt.empty() : OptionalInt.of(seconds);
    }

    int alert() {
        return alert;
    }

    List<byte[]> certificates() {
        return certificates;
    }
}
