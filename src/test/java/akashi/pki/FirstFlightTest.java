package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A server's first messages, however they are cut. */
class FirstFlightTest {

    private static final int CERTIFICATE_BYTES = 60_000;

    /** A hello of TLS 1.2 and one large certificate, in records of 1,000 bytes. */
    private static byte[] flight() {
        ByteBuffer messages = ByteBuffer.allocate(42 + 10 + CERTIFICATE_BYTES);
        messages.putInt(0x02000026).putShort((short) 0x0303).position(42);
        messages.putInt(0x0B000000 | CERTIFICATE_BYTES + 6);
        messages.put((byte) 0).putShort((short) (CERTIFICATE_BYTES + 3));
        messages.put((byte) 0).putShort((short) CERTIFICATE_BYTES).flip().limit(messages.capacity());
        ByteBuffer records = ByteBuffer.allocate(2 * messages.capacity());
        while (messages.hasRemaining()) {
            byte[] content = new byte[Math.min(1000, messages.remaining())];
            messages.get(content);
            records.put(new byte[] {22, 3, 3}).putShort((short) content.length).put(content);
        }
        byte[] bytes = new byte[records.position()];
        records.flip().get(bytes);
        return bytes;
    }

    @Test
    void byte_by_byte_it_is_the_same_and_costs_little() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        byte[] bytes = flight();
        ByteBuffer drip = ByteBuffer.wrap(bytes);
        FirstFlight flight = new FirstFlight();
        FirstFlight.State state = FirstFlight.State.MORE;
        long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
        for (int i = 0; i < bytes.length; i++) {
            state = flight.add(drip.limit(i + 1).position(i));
        }
        long taken = threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
        assertThat(state).isEqualTo(FirstFlight.State.CERTIFICATES);
        assertThat(flight.certificates())
                .singleElement()
                .satisfies(der -> assertThat(der).hasSize(CERTIFICATE_BYTES));
        assertThat(taken).isLessThan(20_000_000);
        FirstFlight whole = new FirstFlight();
        assertThat(whole.add(ByteBuffer.wrap(bytes))).isEqualTo(FirstFlight.State.CERTIFICATES);
        assertThat(whole.certificates().get(0)).isEqualTo(flight.certificates().get(0));
    }
}
