package akashi.pki;

import akashi.core.wire.Flight;
import akashi.core.wire.Side;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** What went over the wire as a capture file (pcap), as if it had gone over TCP between two computers. */
final class Capture {

    private static final int ETHERNET = 1;
    private static final int FRAME = 14;
    private static final int IP = 20;
    private static final int IP_AND_TCP = 40;
    private static final int SYN = 0x02;
    private static final int ACK = 0x10;
    private static final int PUSH = 0x18;
    private static final int FIN = 0x11;
    private static final int MOST = 1_400;
    private static final int CLIENT = 0x0a000001;
    private static final int SERVER = 0x0a000002;

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();
    private final int[] sent = {1000, 5000};
    private int packets;

    private Capture() {
        ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);
        header.putInt(0xa1b2c3d4)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0);
        file.writeBytes(header.putInt(65_535).putInt(ETHERNET).array());
    }

    static byte[] of(List<Flight> flights) {
        Capture capture = new Capture();
        capture.packet(Side.CLIENT, SYN, new byte[0]);
        capture.packet(Side.SERVER, SYN | ACK, new byte[0]);
        capture.packet(Side.CLIENT, ACK, new byte[0]);
        for (Flight flight : flights) {
            for (int at = 0; at < flight.bytes().length; at += MOST) {
                int end = Math.min(flight.bytes().length, at + MOST);
                capture.packet(flight.from(), PUSH, java.util.Arrays.copyOfRange(flight.bytes(), at, end));
            }
        }
        capture.packet(Side.CLIENT, FIN, new byte[0]);
        capture.packet(Side.SERVER, FIN, new byte[0]);
        return capture.file.toByteArray();
    }

    private void packet(Side from, int flags, byte[] content) {
        int me = from.ordinal();
        int length = IP_AND_TCP + content.length;
        ByteBuffer packet = ByteBuffer.allocate(length);
        packet.putShort((short) 0x4500).putShort((short) length).putInt(0x00004000);
        packet.putShort((short) 0x4006).putShort((short) 0);
        packet.putInt(from == Side.CLIENT ? CLIENT : SERVER).putInt(from == Side.CLIENT ? SERVER : CLIENT);
        packet.putShort((short) (from == Side.CLIENT ? 50_000 : 443));
        packet.putShort((short) (from == Side.CLIENT ? 443 : 50_000));
        packet.putInt(sent[me]).putInt((flags & ACK) == 0 ? 0 : sent[1 - me]);
        packet.putShort((short) (0x5000 | flags))
                .putShort((short) 0xffff)
                .putInt(0)
                .put(content);
        packet.putShort(10, checksum(packet.array(), 0, IP, 0));
        packet.putShort(IP + 16, checksum(packet.array(), 12, length, 6 + length - IP));
        sent[me] += content.length + ((flags & (SYN | 1)) != 0 ? 1 : 0);
        ByteBuffer header = ByteBuffer.allocate(16 + FRAME).order(ByteOrder.LITTLE_ENDIAN);
        int whole = FRAME + length;
        header.putInt(1_800_000_000).putInt(packets++ * 1000).putInt(whole).putInt(whole);
        file.writeBytes(header.putShort(28, (short) 8).array());
        file.writeBytes(packet.array());
    }

    /** Of IP, and of TCP with the addresses before it (RFC 1071). */
    private static short checksum(byte[] packet, int from, int to, int start) {
        int sum = start;
        for (int i = from; i < to; i++) {
            sum += (packet[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum >> 16 != 0) {
            sum = (sum >> 16) + (sum & 0xffff);
        }
        return (short) ~sum;
    }
}
