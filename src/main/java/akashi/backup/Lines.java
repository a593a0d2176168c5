package akashi.backup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Lines of JSON as a stream of bytes, each made when it is read, so that a backup never lies in memory whole. */
final class Lines extends InputStream {

    static final ObjectMapper JSON = new ObjectMapper();

    private final Iterator<JsonNode> lines;
    private byte[] line = new byte[0];
    private int at;

    Lines(Iterator<JsonNode> lines) {
        this.lines = lines;
    }

    @Override
    public int read() {
        return fill() ? line[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] into, int from, int count) {
        if (!fill()) {
            return -1;
        }
        int taken = Math.min(count, line.length - at);
        System.arraycopy(line, at, into, from, taken);
        at += taken;
        return taken;
    }

    private boolean fill() {
        while (at == line.length && lines.hasNext()) {
            line = (text(lines.next()) + "\n").getBytes(StandardCharsets.UTF_8);
            at = 0;
        }
        return at < line.length;
    }

    private static String text(JsonNode node) {
        try {
            return JSON.writeValueAsString(node);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
