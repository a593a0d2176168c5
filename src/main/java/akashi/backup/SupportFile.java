package akashi.backup;

import akashi.core.access.Access;
import akashi.store.Act;
import akashi.store.ActContext;
import akashi.store.UseCase;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** A file for somebody who helps: what a backup holds, as plain text, without anything that opens or proves something. */
final class SupportFile {

    /** Notes that one was handed out. */
    record TakeSupportFile(String fileName) implements Act<Void> {

        @Override
        public String code() {
            return "take-support-file";
        }

        @Override
        public Access least() {
            return Access.ADMIN;
        }

        @Override
        public String subject() {
            return fileName;
        }

        @Override
        public List<Object> args() {
            return List.of(fileName);
        }
    }

    static final class Noting implements UseCase<TakeSupportFile, Void> {

        @Override
        public Class<TakeSupportFile> act() {
            return TakeSupportFile.class;
        }

        @Override
        public Void perform(TakeSupportFile act, ActContext context) {
            return null;
        }
    }

    private final Dump dump;

    SupportFile(Dump dump) {
        this.dump = dump;
    }

    /** Writes it, compressed; closes the stream. */
    void write(OutputStream to) throws IOException {
        try (OutputStream packed = new GZIPOutputStream(to)) {
            dump.share((InputStream lines) -> lines.transferTo(packed));
        }
    }
}
