package akashi.store;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * A path as somebody wrote it. Under a locale of ASCII a process cannot name a file whose name has other letters, though
 * it is there.
 */
public final class FilePath {

    private FilePath() {}

    /** The path, or {@link Fault.Unavailable} with what to do where this process cannot name it. */
    public static Path of(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException none) {
            throw new Fault.Unavailable(why(text));
        }
    }

    private static Message why(String text) {
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        return names.newEncoder().canEncode(text)
                ? Message.of("store.path.none", text)
                : Message.of("store.path.locale", text, names.name());
    }
}
