package akashi.vms;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a VMS has in its collections, in the shapes of its REST interface. */
record Told(Map<String, List<String>> collections) {

    static Told harbour() {
        return new Told(Map.of(
                "sites", List.of(site("MGMT-01", "example.com")),
                "recordingServers",
                        List.of(
                                recorder("rec-01", "https://rec-01.example.com:7563/", true),
                                recorder("rec-02", "http://rec-02.example.com:17563/", false)),
                "failoverRecorders", List.of(recorder("fo-01", "http://fo-01.example.com:7563/", true)),
                "registeredServices",
                        List.of(
                                service(
                                        "08ab8f23-9aef-4298-9caa-f39259fe7cda",
                                        "Event Server",
                                        "http://localhost:22331/"),
                                service(
                                        UUID.randomUUID().toString(),
                                        "XProtect Mobile Server",
                                        "https://mob-01.example.com:8082/")),
                "servers", List.of("""
                                {"addresses":["log-01.example.com"],"description":"","displayName":"Log server",
                                 "id":"1c2e","name":"Log server","type":"3d6f1153-92ad-43f1-b467-9482ffd291b2",
                                 "relations":{}}""")));
    }

    /** The same with one collection changed. */
    Told with(String collection, List<String> items) {
        Map<String, List<String>> changed = new java.util.HashMap<>(collections);
        changed.put(collection, items);
        return new Told(changed);
    }

    /** A version of the VMS that lacks a collection. */
    Told without(String... missing) {
        Map<String, List<String>> changed = new java.util.HashMap<>(collections);
        List.of(missing).forEach(changed::remove);
        return new Told(changed);
    }

    static Told withRecorders(int count) {
        List<String> recorders = IntStream.rangeClosed(1, count)
                .mapToObj(n -> String.format(Locale.ROOT, "rec-%05d", n))
                .map(name -> recorder(name, "http://" + name + ".example.com:7563/", true))
                .collect(Collectors.toCollection(ArrayList::new));
        return harbour().with("recordingServers", recorders);
    }

    static String site(String computer, String domain) {
        return """
                {"displayName":"Harbour","id":"c4de19a0-d148-4858-8f55-2a3c4875638d","name":"Harbour","description":"",
                 "lastModified":"2026-02-23T09:11:02.9100000Z","timeZone":"Tokyo Standard Time","computerName":"%s",
                 "domainName":"%s","lastStatusHandshake":"2026-02-23T09:11:02.9100000Z","physicalMemory":0,
                 "platform":"[Not Available]","processors":0,"serviceAccount":"S-1-5-20","synchronizationStatus":0,
                 "masterSiteAddress":"","version":"23.3.0.1",
                 "relations":{"self":{"type":"sites","id":"c4de"}}}""".formatted(computer, domain);
    }

    static String recorder(String host, String uri, boolean enabled) {
        UUID id = UUID.nameUUIDFromBytes(host.getBytes());
        return """
                {"displayName":"%1$s","enabled":%3$s,"id":"%4$s","name":"%1$s","description":"",
                 "synchronizationTime":-1,
                 "timeZoneName":"Tokyo Standard Time","hostName":"%1$s","portNumber":7563,"webServerUri":"%2$s",
                 "activeWebServerUri":"","publicAccessEnabled":false,"publicWebserverHostName":"",
                 "publicWebserverPort":0,"multicastServerAddress":"0.0.0.0","shutdownOnStorageFailure":false,
                 "version":"23.3.0.1","relations":{}}""".formatted(host, uri, enabled, id);
    }

    static String service(String type, String name, String uri) {
        return """
                {"name":"%s","description":"","id":"%s","enabled":true,"serviceType":"%s","customData":"",
                 "uris":["%s"],"endpoints":[]}""".formatted(name, UUID.randomUUID(), type, uri);
    }
}
