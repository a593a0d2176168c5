package akashi.pki;

import akashi.core.fault.Fault;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes PEM text apart (RFC 7468), as leniently as people paste it: text around the blocks, any line ends. */
final class Pem {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 #]{1,40})-----");
    private static final List<String> CERTIFICATES =
            List.of("CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE", "PKCS7", "CMS", "PKCS #7 SIGNED DATA");

    private Pem() {}

    static boolean looksLikeOne(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
    }

    static boolean holdsCertificate(byte[] bytes) {
        Matcher begin = BEGIN.matcher(text(bytes));
        while (begin.find()) {
            if (CERTIFICATES.contains(begin.group(1))) {
                return true;
            }
        }
        return false;
    }

    static boolean holdsKey(byte[] bytes) {
        return text(bytes).contains("PRIVATE KEY-----");
    }

    static List<byte[]> certificateBlocks(byte[] bytes) {
        List<byte[]> blocks = blocks(bytes, CERTIFICATES);
        if (blocks.isEmpty() && holdsKey(bytes)) {
            throw new Fault.BadInput("certificate", "pki.read.holds-key");
        }
        return blocks;
    }

    /** The decoded blocks with one of the labels; a block that does not end or is no base64 is malformed. */
    static List<byte[]> blocks(byte[] bytes, List<String> labels) {
        String text = text(bytes);
        List<byte[]> blocks = new ArrayList<>();
        Matcher begin = BEGIN.matcher(text);
        for (int from = 0; begin.find(from); ) {
            String label = begin.group(1);
            int end = text.indexOf("-----END " + label + "-----", begin.end());
            if (end < 0) {
                throw new IllegalArgumentException("a block without an end");
            }
            if (labels.contains(label)) {
                blocks.add(decode(text.substring(begin.end(), end)));
            }
            from = end;
        }
        return blocks;
    }

    private static byte[] decode(String body) {
        return Base64.getDecoder().decode(body.replaceAll("\\s+", ""));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
