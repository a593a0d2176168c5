package akashi.vms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * What the gateway told, item by item, unread. A collection that this version of the VMS does not have is empty.
 *
 * @param sites the management server, and what it is called
 */
record Answers(
        List<JsonNode> sites,
        List<JsonNode> recorders,
        List<JsonNode> failovers,
        Optional<List<JsonNode>> services,
        Optional<List<JsonNode>> servers) {

    /** Asks for everything. Disabled objects are left out by the gateway unless it is asked for them too. */
    static Answers of(GatewayClient gateway, String token) {
        return new Answers(
                gateway.all("sites", "", token).orElseGet(List::of),
                gateway.all("recordingServers", "&disabled", token).orElseGet(List::of),
                gateway.all("failoverRecorders", "&disabled", token).orElseGet(List::of),
                gateway.all("registeredServices", "&includeDisabled", token),
                gateway.all("servers", "", token));
    }
}
