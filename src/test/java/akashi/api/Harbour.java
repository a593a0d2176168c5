package akashi.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The inventory that the tests of the API work on. */
final class Harbour {

    /** A management server with the event server on it, two recorders, a mobile server, and clients. */
    static final String CSV = """
            computer,role,name,addresses,domain,windows,version,count,notes
            mgmt-01,MANAGEMENT,Management server,192.0.2.10,example.com,SERVER_2022,2023 R3,,
            mgmt-01,EVENT,Event server,192.0.2.10,example.com,SERVER_2022,2023 R3,,
            rec-01,RECORDING,Recorder 1,192.0.2.21,example.com,SERVER_2022,2023 R3,,
            rec-02,RECORDING,Recorder 2,192.0.2.22,example.com,SERVER_2019,2023 R3,,
            mob-01,MOBILE,Mobile server,192.0.2.30,example.com,SERVER_2022,2023 R3,,
            ,SMART_CLIENT,Control room,,,,2023 R3,12,
            """;

    /** Which slots of which computer the tests encrypt. */
    static final Map<String, List<String>> SLOTS = new TreeMap<>(Map.of(
            "mgmt-01", List.of("SERVER"),
            "rec-01", List.of("SERVER", "STREAMING"),
            "rec-02", List.of("SERVER", "STREAMING"),
            "mob-01", List.of("SERVER", "MOBILE")));

    private Harbour() {}

    /** That everything is installed, readable and trusted. */
    static String prepared() {
        return prepared(Set.of("SERVER", "STREAMING", "MOBILE"));
    }

    /** The same for some slots only. */
    static String prepared(Set<String> only) {
        List<String> facts = new ArrayList<>();
        SLOTS.forEach((computer, slots) -> {
            facts.add("{\"fact\": \"CA_TRUSTED\", \"computer\": \"%s\"}".formatted(computer));
            slots.stream()
                    .filter(only::contains)
                    .forEach(slot -> List.of("CERTIFICATE_INSTALLED", "KEY_READABLE")
                            .forEach(fact -> facts.add(fact(fact, computer, slot))));
        });
        facts.add("{\"fact\": \"CA_TRUSTED\", \"clientGroup\": \"Control room\", \"count\": 12}");
        return "{\"facts\": [" + String.join(",", facts) + "], \"note\": \"by hand\"}";
    }

    static String fact(String fact, String computer, String slot) {
        return "{\"fact\": \"%s\", \"computer\": \"%s\", \"slot\": \"%s\", \"value\": true}"
                .formatted(fact, computer, slot);
    }
}
