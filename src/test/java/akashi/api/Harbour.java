package akashi.api;

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

    private Harbour() {}
}
