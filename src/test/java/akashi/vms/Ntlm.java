package akashi.vms;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.MD4Digest;

/** The server's side of NTLM over HTTP ([MS-NLMP]): asks, sends a challenge, and checks the NTLMv2 answer to it. */
final class Ntlm {

    static final String USER = "HARBOUR\\kenji";
    private static final byte[] CHALLENGE = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final int UNICODE_NTLM_TARGET = 0x00000001 | 0x00000200 | 0x00010000 | 0x00800000 | 0x00000004;

    private Ntlm() {}

    static void answer(HttpExchange exchange, String token) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        if (header == null || !header.startsWith("NTLM ")) {
            ask(exchange, "NTLM");
            return;
        }
        byte[] message = Base64.getDecoder().decode(header.substring(5));
        if (message[8] == 1) {
            ask(exchange, "NTLM " + Base64.getEncoder().encodeToString(challenge()));
        } else if (right(message)
                && new String(body, StandardCharsets.US_ASCII)
                        .equals("grant_type=windows_credentials&client_id=GrantValidatorClient")) {
            StandIn.send(exchange, 200, token);
        } else {
            ask(exchange, "NTLM");
        }
    }

    private static void ask(HttpExchange exchange, String header) throws IOException {
        exchange.getResponseHeaders().set("WWW-Authenticate", header);
        StandIn.send(exchange, 401, "{}");
    }

    private static byte[] challenge() {
        byte[] target = "HARBOUR".getBytes(StandardCharsets.UTF_16LE);
        byte[] info = ByteBuffer.allocate(4 + target.length + 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 2)
                .putShort((short) target.length)
                .put(target)
                .putInt(0)
                .array();
        ByteBuffer message =
                ByteBuffer.allocate(48 + target.length + info.length).order(ByteOrder.LITTLE_ENDIAN);
        message.put("NTLMSSP\0".getBytes(StandardCharsets.US_ASCII)).putInt(2);
        message.putShort((short) target.length).putShort((short) target.length).putInt(48);
        message.putInt(UNICODE_NTLM_TARGET).put(CHALLENGE).putLong(0);
        message.putShort((short) info.length).putShort((short) info.length).putInt(48 + target.length);
        return message.put(target).put(info).array();
    }

    private static boolean right(byte[] message) {
        byte[] response = field(message, 20);
        String domain = new String(field(message, 28), StandardCharsets.UTF_16LE);
        String user = new String(field(message, 36), StandardCharsets.UTF_16LE);
        if (!(domain + "\\" + user).equalsIgnoreCase(USER) || response.length <= 24) {
            return false;
        }
        byte[] blob = Arrays.copyOfRange(response, 16, response.length);
        byte[] key = hmac(
                md4(StandIn.PASSWORD.getBytes(StandardCharsets.UTF_16LE)),
                (user.toUpperCase(Locale.ROOT) + domain).getBytes(StandardCharsets.UTF_16LE));
        byte[] proof = hmac(
                key,
                ByteBuffer.allocate(8 + blob.length).put(CHALLENGE).put(blob).array());
        return Arrays.equals(proof, Arrays.copyOf(response, 16));
    }

    private static byte[] field(byte[] message, int at) {
        ByteBuffer read = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        int length = read.getShort(at) & 0xffff;
        int from = read.getInt(at + 4);
        return Arrays.copyOfRange(message, from, from + length);
    }

    private static byte[] md4(byte[] bytes) {
        MD4Digest digest = new MD4Digest();
        digest.update(bytes, 0, bytes.length);
        byte[] hash = new byte[digest.getDigestSize()];
        digest.doFinal(hash, 0);
        return hash;
    }

    private static byte[] hmac(byte[] key, byte[] bytes) {
        try {
            Mac mac = Mac.getInstance("HmacMD5");
            mac.init(new SecretKeySpec(key, "HmacMD5"));
            return mac.doFinal(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
