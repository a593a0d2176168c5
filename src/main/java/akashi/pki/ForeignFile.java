package akashi.pki;

import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import java.util.List;

/**
 * A file that somebody handed in, by the name it had there. The name is told where something is wrong with the file and
 * is never used as a path.
 */
public record ForeignFile(String name, byte[] bytes) {

    /** What is wrong with it, where it came among others: with its name before each sentence. */
    List<FieldError> among(List<ForeignFile> all, List<FieldError> wrong) {
        return all.size() < 2
                ? wrong
                : wrong.stream()
                        .map(each -> new FieldError(each.field(), Message.of("pki.read.in-file", name, each.message())))
                        .toList();
    }

    @Override
    public String toString() {
        return "ForeignFile[" + name + ", " + bytes.length + " bytes]";
    }
}
