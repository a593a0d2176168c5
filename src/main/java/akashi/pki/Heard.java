package akashi.pki;

import java.nio.ByteBuffer;

/** What has come and was not used yet, in one array that grows: a peer that drips bytes costs no more than others. */
final class Heard {

    private static final int FIRST = 4 * 1024;

    /** Its position is what was used, its limit what has come. */
    private ByteBuffer bytes = ByteBuffer.allocate(FIRST);

    Heard() {
        bytes.limit(0);
    }

    /** Takes a copy of the bytes, whose position stays. */
    void add(ByteBuffer more) {
        int end = bytes.limit();
        if (bytes.capacity() - end < more.remaining()) {
            int room = Math.max(2 * bytes.remaining(), FIRST) + more.remaining();
            bytes = ByteBuffer.allocate(room).put(bytes).flip();
            end = bytes.limit();
        }
        bytes.limit(end + more.remaining());
        bytes.put(end, more, more.position(), more.remaining());
    }

    /** The bytes themselves: whoever uses some moves the position. */
    ByteBuffer unused() {
        return bytes;
    }
}
