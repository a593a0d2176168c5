package akashi.revocation;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;

/** Questions as DER, put together by hand: also such as no library would make. */
final class Questions {

    private static final byte[] SHA1 = HexFormat.of().parseHex("300906052b0e03021a0500");
    private static final byte[] NONCE = HexFormat.of().parseHex("06092b0601050507300102");

    private Questions() {}

    static byte[] about(X509Certificate issuer, BigInteger... serials) {
        return question(issuer, List.of(serials), new byte[0]);
    }

    static byte[] withNonce(X509Certificate issuer, BigInteger serial, byte[] nonce) {
        byte[] extension = tlv(0x30, NONCE, tlv(0x04, tlv(0x04, nonce)));
        return question(issuer, List.of(serial), tlv(0xA2, tlv(0x30, extension)));
    }

    static byte[] withTwoNonces(X509Certificate issuer, BigInteger serial) {
        byte[] extension = tlv(0x30, NONCE, tlv(0x04, tlv(0x04, new byte[16])));
        return question(issuer, List.of(serial), tlv(0xA2, tlv(0x30, extension, extension)));
    }

    /** An extension that has to be understood and that nobody knows. */
    static byte[] demanding(X509Certificate issuer, BigInteger serial) {
        byte[] unknown = HexFormat.of().parseHex("06032a0304" + "0101ff");
        return question(issuer, List.of(serial), tlv(0xA2, tlv(0x30, tlv(0x30, unknown, tlv(0x04, new byte[] {5, 0
        })))));
    }

    private static byte[] question(X509Certificate issuer, List<BigInteger> serials, byte[] extensions) {
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        serials.forEach(serial -> requests.writeBytes(tlv(0x30, certificate(issuer, serial))));
        return tlv(0x30, tlv(0x30, tlv(0x30, requests.toByteArray()), extensions));
    }

    private static byte[] certificate(X509Certificate issuer, BigInteger serial) {
        byte[] spki = issuer.getPublicKey().getEncoded();
        // The bits of the key follow the algorithm: the last element, without its count of unused bits.
        byte[] key = lastElement(spki);
        return tlv(
                0x30,
                SHA1,
                tlv(0x04, sha1(issuer.getSubjectX500Principal().getEncoded())),
                tlv(0x04, sha1(key)),
                tlv(0x02, serial.toByteArray()));
    }

    private static byte[] lastElement(byte[] spki) {
        int start = headerLength(spki, 0);
        int algorithm = headerLength(spki, start) + length(spki, start);
        int bits = start + algorithm;
        int from = bits + headerLength(spki, bits) + 1;
        return java.util.Arrays.copyOfRange(spki, from, spki.length);
    }

    private static int headerLength(byte[] der, int at) {
        return (der[at + 1] & 0x80) == 0 ? 2 : 2 + (der[at + 1] & 0x7f);
    }

    private static int length(byte[] der, int at) {
        int first = der[at + 1] & 0xff;
        if (first < 0x80) {
            return first;
        }
        int length = 0;
        for (int i = 0; i < (first & 0x7f); i++) {
            length = length << 8 | der[at + 2 + i] & 0xff;
        }
        return length;
    }

    private static byte[] sha1(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-1").digest(bytes);
        } catch (NoSuchAlgorithmException missing) {
            throw new AssertionError(missing);
        }
    }

    static byte[] tlv(int tag, byte[]... parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            body.writeBytes(part);
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(tag);
        int length = body.size();
        if (length < 0x80) {
            whole.write(length);
        } else {
            byte[] octets = BigInteger.valueOf(length).toByteArray();
            int skip = octets[0] == 0 ? 1 : 0;
            whole.write(0x80 | octets.length - skip);
            whole.write(octets, skip, octets.length - skip);
        }
        whole.writeBytes(body.toByteArray());
        return whole.toByteArray();
    }
}
