package akashi.pki;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Map;

/**
 * A hello of TLS 1.2 with suites that servers of any age know (RFC 5246 7.4.1.2). Java no longer speaks what comes
 * before TLS 1.2, but servers show their certificate in the clear there, so that it can be read and said.
 */
final class OldHello {

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final Map<Integer, String> VERSIONS =
            Map.of(0x0300, "SSLv3", 0x0301, "TLSv1", 0x0302, "TLSv1.1", 0x0303, "TLSv1.2");

    private static final Map<Integer, String> SUITES = Map.ofEntries(
            Map.entry(0xC02F, "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0xC02B, "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0xC027, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256"),
            Map.entry(0xC014, "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0xC013, "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0xC00A, "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0xC009, "TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0x0039, "TLS_DHE_RSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0x0033, "TLS_DHE_RSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0x009C, "TLS_RSA_WITH_AES_128_GCM_SHA256"),
            Map.entry(0x003C, "TLS_RSA_WITH_AES_128_CBC_SHA256"),
            Map.entry(0x0035, "TLS_RSA_WITH_AES_256_CBC_SHA"),
            Map.entry(0x002F, "TLS_RSA_WITH_AES_128_CBC_SHA"),
            Map.entry(0xC012, "TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA"),
            Map.entry(0x0016, "TLS_DHE_RSA_WITH_3DES_EDE_CBC_SHA"),
            Map.entry(0x000A, "TLS_RSA_WITH_3DES_EDE_CBC_SHA"),
            Map.entry(0x0005, "TLS_RSA_WITH_RC4_128_SHA"),
            Map.entry(0x0004, "TLS_RSA_WITH_RC4_128_MD5"));

    private static final int[] ORDER = {
        0xC02F, 0xC02B, 0xC027, 0xC014, 0xC013, 0xC00A, 0xC009, 0x0039, 0x0033, 0x009C, 0x003C, 0x0035, 0x002F, 0xC012,
        0x0016, 0x000A, 0x0005, 0x0004, 0x00FF
    };

    /** Groups, point formats and signatures: SHA-2 and SHA-1 with RSA and ECDSA. */
    private static final byte[] EXTENSIONS = {
        0, 10, 0, 8, 0, 6, 0, 23, 0, 24, 0, 25, //
        0, 11, 0, 2, 1, 0, //
        0, 13, 0, 18, 0, 16, 4, 1, 5, 1, 6, 1, 2, 1, 4, 3, 5, 3, 6, 3, 2, 3
    };

    /** Fatal, and "user canceled" (RFC 5246 7.2): the certificate is all that was wanted. */
    private static final byte[] GOODBYE = {21, 3, 1, 0, 2, 2, 90};

    private OldHello() {}

    static ByteBuffer bytes(TlsTarget target) {
        byte[] random = new byte[32];
        RANDOM.nextBytes(random);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        number(body, 0x0303, 2);
        body.writeBytes(random);
        body.write(0);
        number(body, ORDER.length * 2, 2);
        for (int suite : ORDER) {
            number(body, suite, 2);
        }
        number(body, 0x0100, 2);
        byte[] name = target.name().map(OldHello::serverName).orElse(new byte[0]);
        number(body, name.length + EXTENSIONS.length, 2);
        body.writeBytes(name);
        body.writeBytes(EXTENSIONS);
        ByteArrayOutputStream hello = new ByteArrayOutputStream();
        number(hello, 0x160301, 3);
        number(hello, body.size() + 4, 2);
        number(hello, 1, 1);
        number(hello, body.size(), 3);
        hello.writeBytes(body.toByteArray());
        return ByteBuffer.wrap(hello.toByteArray());
    }

    static ByteBuffer goodbye() {
        return ByteBuffer.wrap(GOODBYE);
    }

    private static byte[] serverName(akashi.core.site.HostName host) {
        byte[] name = host.value().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream extension = new ByteArrayOutputStream();
        number(extension, 0, 2);
        number(extension, name.length + 5, 2);
        number(extension, name.length + 3, 2);
        number(extension, 0, 1);
        number(extension, name.length, 2);
        extension.writeBytes(name);
        return extension.toByteArray();
    }

    private static void number(ByteArrayOutputStream out, int number, int bytes) {
        for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
            out.write(number >> shift);
        }
    }

    static String protocol(int version) {
        return VERSIONS.getOrDefault(version, "0x%04x".formatted(version));
    }

    static String suite(int number) {
        return SUITES.getOrDefault(number, "0x%04x".formatted(number));
    }
}
