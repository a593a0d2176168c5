package akashi.core.wire;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Reads the hellos with which both sides begin (RFC 8446 4.1, RFC 5246 7.4.1). */
final class HelloReader {

    private static final int RANDOM = 32;

    /** The random of a hello that asks for another one. */
    private static final String RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

    private HelloReader() {}

    static void client(Cursor hello, Fields fields) {
        version(hello, fields);
        random(hello, fields);
        session(hello, fields);
        int from = hello.at();
        List<Integer> suites = pairs(hello.announced(2));
        fields.add(
                0,
                from,
                hello,
                "wire.field.suites",
                Registries.SUITES.names(suites),
                Message.of("wire.about.suites", suites.size()));
        from = hello.at();
        String compression = hello.part(hello.number(1)).left() > 1 ? "…" : "null";
        fields.add(0, from, hello, "wire.field.compression", compression, Message.of("wire.about.compression"));
        if (hello.more()) {
            extensions(hello, fields, new ExtensionReader(ExtensionReader.Where.CLIENT, null));
        }
    }

    static void server(Cursor hello, Fields fields, Agreed agreed) {
        int version = version(hello, fields);
        boolean retry = random(hello, fields).equals(RETRY);
        session(hello, fields);
        int from = hello.at();
        int suite = hello.number(2);
        fields.add(0, from, hello, "wire.field.suite", Registries.SUITES.name(suite), Message.of("wire.about.suite"));
        from = hello.at();
        hello.skip(1);
        fields.add(0, from, hello, "wire.field.compression", "null", Message.of("wire.about.compression"));
        agreed.version = version;
        if (hello.more()) {
            ExtensionReader.Where where = retry ? ExtensionReader.Where.RETRY : ExtensionReader.Where.SERVER;
            extensions(hello, fields, new ExtensionReader(where, agreed));
        }
        agreed.suite = retry ? agreed.suite : suite;
    }

    private static int version(Cursor hello, Fields fields) {
        int from = hello.at();
        int version = hello.number(2);
        fields.add(
                0,
                from,
                hello,
                "wire.field.version",
                Registries.VERSIONS.name(version),
                Message.of("wire.about.version"));
        return version;
    }

    private static String random(Cursor hello, Fields fields) {
        int from = hello.at();
        String random = hello.hex(RANDOM);
        Message words = Message.of(random.equals(RETRY) ? "wire.about.retry" : "wire.about.random");
        fields.add(0, from, hello, "wire.field.random", "", words);
        return random;
    }

    private static void session(Cursor hello, Fields fields) {
        int from = hello.at();
        hello.announced(1);
        fields.add(0, from, hello, "wire.field.session", "", Message.of("wire.about.session"));
    }

    private static void extensions(Cursor hello, Fields fields, ExtensionReader reader) {
        int from = hello.at();
        Cursor all = hello.announced(2);
        fields.put(0, from, 2, Message.of("wire.field.extensions"), String.valueOf(all.left()));
        reader.read(all, fields);
    }

    /** Numbers of two bytes until the end. */
    static List<Integer> pairs(Cursor list) {
        List<Integer> numbers = new ArrayList<>();
        while (list.more()) {
            numbers.add(list.number(2));
        }
        return numbers;
    }
}
