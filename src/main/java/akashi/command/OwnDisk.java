package akashi.command;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.web.SentFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A file in the portal's home that is sent when it is whole. When that disk is full the fault says so: to whoever waits
 * for the file it would look as if the disk were full on which it is to lie.
 */
final class OwnDisk extends OutputStream {

    private final Path home;
    private Path file;
    private OutputStream out;

    OwnDisk(Path home) {
        this.home = home;
    }

    /** What was written, to be sent. */
    Path file() {
        return file;
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        try {
            if (out == null) {
                file = SentFile.fresh(home);
                out = Files.newOutputStream(file);
            }
            out.write(bytes, from, length);
        } catch (IOException full) {
            throw trouble();
        }
    }

    @Override
    public void close() {
        try {
            if (out != null) {
                out.close();
            }
        } catch (IOException full) {
            throw trouble();
        }
    }

    /** Takes away what is not sent. */
    void forget() {
        if (file != null) {
            file.toFile().delete();
        }
    }

    private Fault.Unavailable trouble() {
        return new Fault.Unavailable(Message.of(
                "command.trouble.own-disk", home.toAbsolutePath().normalize().toString()));
    }
}
