package akashi.core.wire;

import akashi.core.text.Message;
import java.util.ArrayList;
import java.util.List;

/** Reads the extensions of a hello and of what follows it (RFC 8446 4.2). */
final class ExtensionReader {

    /** Which message they are of: the same extension is written differently in each. */
    enum Where {
        CLIENT,
        SERVER,
        RETRY,
        ELSEWHERE
    }

    private final Where where;
    private final Agreed agreed;

    ExtensionReader(Where where, Agreed agreed) {
        this.where = where;
        this.agreed = agreed;
    }

    void read(Cursor all, Fields fields) {
        while (all.more()) {
            int from = all.at();
            int type = all.number(2);
            Cursor body = all.announced(2);
            String name = Registries.EXTENSIONS.name(type);
            Message words =
                    Message.of(Registries.EXTENSIONS.knows(type) ? "wire.extension." + name : "wire.extension.other");
            fields.put(1, from, all.at() - from, Message.of("wire.extension", name), value(type, body), words);
        }
    }

    private String value(int type, Cursor body) {
        return switch (type) {
            case 0x00 -> body.more() ? serverName(body) : "";
            case 0x0a -> Registries.GROUPS.names(HelloReader.pairs(body.announced(2)));
            case 0x0d, 0x32 -> Registries.SCHEMES.names(HelloReader.pairs(body.announced(2)));
            case 0x10 -> protocols(body.announced(2));
            case 0x2b -> versions(body);
            case 0x33 -> shares(body);
            default -> "";
        };
    }

    private static String serverName(Cursor body) {
        Cursor list = body.announced(2);
        list.skip(1);
        return list.text(list.number(2));
    }

    private static String protocols(Cursor list) {
        List<String> names = new ArrayList<>();
        while (list.more()) {
            names.add(list.text(list.number(1)));
        }
        return String.join(", ", names);
    }

    /** A list where the client offers, one where the server chooses. */
    private String versions(Cursor body) {
        if (where == Where.CLIENT) {
            return Registries.VERSIONS.names(HelloReader.pairs(body.announced(1)));
        }
        int version = body.number(2);
        if (agreed != null) {
            agreed.version = version;
        }
        return Registries.VERSIONS.name(version);
    }

    /** Who offers names the group of each key; who asks again names the group alone. */
    private String shares(Cursor body) {
        if (where == Where.RETRY) {
            return Registries.GROUPS.name(body.number(2));
        }
        Cursor list = where == Where.CLIENT ? body.announced(2) : body;
        List<Integer> groups = new ArrayList<>();
        while (list.more()) {
            groups.add(list.number(2));
            list.announced(2);
        }
        return Registries.GROUPS.names(groups);
    }
}
