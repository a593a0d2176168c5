package akashi.enrolment;

import akashi.certificates.Handover;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a computer that enrols or renews, over HTTPS or in a file. Nothing in it is secret.
 *
 * @param answer always {@code akashi-enrolled 1}
 * @param thumbprint of the new certificate
 * @param renewAfter from when on its key may ask for the next one
 * @param portal where that is asked; empty where the site names no address
 * @param pins SHA-256 of the certificates that may be shown there
 * @param files by name, in Base64
 */
public record Enrolled(
        String answer,
        String computer,
        String thumbprint,
        Instant renewAfter,
        String portal,
        List<String> pins,
        Map<String, String> files) {

    static final String FORMAT = "akashi-enrolled 1";

    static Enrolled of(Handover handover, PinnedAddress address) {
        Map<String, String> files = new LinkedHashMap<>();
        handover.files()
                .forEach((name, bytes) -> files.put(name, Base64.getEncoder().encodeToString(bytes)));
        return new Enrolled(
                FORMAT,
                handover.computer(),
                handover.thumbprint(),
                ByKey.due(handover.notBefore(), handover.notAfter()),
                address.url().orElse(""),
                address.pins(),
                files);
    }
}
