package akashi.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * What an {@code Authorization} header gives: a bearer token (RFC 6750), or a name and a password (RFC 7617, UTF-8), or
 * nothing that can be read.
 */
record Credentials(String token, String userName, String password) {

    private static final Credentials NONE = new Credentials(null, null, null);

    static Credentials of(String header) {
        String[] parts = header == null ? new String[0] : header.strip().split(" +", 2);
        if (parts.length < 2) {
            return NONE;
        }
        if (parts[0].equalsIgnoreCase("Bearer")) {
            return new Credentials(parts[1], null, null);
        }
        return parts[0].equalsIgnoreCase("Basic") ? basic(parts[1]) : NONE;
    }

    private static Credentials basic(String encoded) {
        try {
            String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? NONE : new Credentials(null, pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return NONE;
        }
    }

    @Override
    public String toString() {
        return "Credentials[•••]";
    }
}
