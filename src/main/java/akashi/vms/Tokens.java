package akashi.vms;

import akashi.core.fault.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The forms with which the identity provider of a VMS is asked for a token, and its answer. */
final class Tokens {

    private static final String CLIENT = "&client_id=GrantValidatorClient";

    private Tokens() {}

    /** For a basic user; the bytes hold the password and are to be overwritten by whoever sent them. */
    static byte[] basic(String user, char[] password) {
        String form = "grant_type=password&username=" + encoded(user) + "&password=" + encoded(new String(password));
        return (form + CLIENT).getBytes(StandardCharsets.US_ASCII);
    }

    /** For a Windows user, who proves himself in the exchange of headers. */
    static byte[] windows() {
        return ("grant_type=windows_credentials" + CLIENT).getBytes(StandardCharsets.US_ASCII);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static String read(GatewayClient.Reply reply) {
        if (reply.status() == 400 || reply.status() == 401 || reply.status() == 403) {
            throw new Fault.BadInput("password", "vms.sign-in");
        }
        if (reply.status() == 404) {
            throw new Fault.BadInput("address", "vms.no-gateway");
        }
        if (reply.status() != 200) {
            throw new Fault.BadInput("address", "vms.status", reply.status(), "token");
        }
        JsonNode token = GatewayClient.json(reply.body()).path("access_token");
        if (!token.isTextual() || !token.textValue().matches("[\\x21-\\x7e]{1,16384}")) {
            throw new Fault.BadInput("address", "vms.no-token");
        }
        return token.textValue();
    }
}
