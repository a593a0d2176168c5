package akashi.pki;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Peers that are no TLS servers, or pretend to be another, byte for byte. */
final class LyingPeers {

    private LyingPeers() {}

    static Listener.Manners peer(Listener.Manners manners) {
        return manners;
    }

    static Listener.Manners saying(String text) {
        return saying(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Listener.Manners bytes(int... all) {
        byte[] bytes = new byte[all.length];
        for (int i = 0; i < all.length; i++) {
            bytes[i] = (byte) all[i];
        }
        return saying(bytes);
    }

    static Listener.Manners saying(byte[] bytes) {
        return socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(bytes);
            Listener.await(socket);
        };
    }

    static Listener.Manners nonsense() {
        byte[] body = new byte[5 + 4 + 60];
        ByteBuffer.wrap(body)
                .put((byte) 22)
                .putShort((short) 0x0303)
                .putShort((short) 64)
                .put((byte) 2)
                .put((byte) 0)
                .putShort((short) 60)
                .putShort((short) 0x0303);
        body[5 + 4 + 34] = 77;
        return saying(body);
    }

    /** A hello of TLS 1.2, then a certificate message of a megabyte in records of 16 KB. */
    static Listener.Manners megabyte() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] hello = new byte[4 + 38];
        ByteBuffer.wrap(hello)
                .putInt(0x02000026)
                .putShort((short) 0x0303)
                .position(4 + 35)
                .putShort((short) 0xC02F);
        record(out, hello);
        byte[] large = new byte[1 << 20];
        ByteBuffer.wrap(large).putInt(0x0B000000 | large.length - 4).put(new byte[] {0x0F, -1, -7, 0x0F, -1, -10});
        for (int from = 0; from < large.length; from += 16_384) {
            record(out, java.util.Arrays.copyOfRange(large, from, from + 16_384));
        }
        return saying(out.toByteArray());
    }

    private static void record(ByteArrayOutputStream out, byte[] content) {
        out.writeBytes(new byte[] {22, 3, 3, (byte) (content.length >> 8), (byte) content.length});
        out.writeBytes(content);
    }

    /** A hello of TLS 1.2 and the certificate of another. */
    static byte[] copied(ParsedCertificate leaf) {
        byte[] der = leaf.der().toArray();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] hello = new byte[4 + 38];
        ByteBuffer.wrap(hello)
                .putInt(0x02000026)
                .putShort((short) 0x0303)
                .position(39)
                .putShort((short) 0xC02F);
        record(out, hello);
        ByteBuffer certificate = ByteBuffer.allocate(10 + der.length);
        certificate.putInt(0x0B000000 | der.length + 6).put((byte) 0).putShort((short) (der.length + 3));
        certificate.put((byte) 0).putShort((short) der.length).put(der);
        record(out, certificate.array());
        record(out, new byte[] {14, 0, 0, 0});
        return out.toByteArray();
    }
}
