package akashi.proof;

import akashi.PortalProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A place for a portal's home that can be made full: a small file system of its own where this computer lets us mount
 * one, otherwise a limit on the size of the portal's files.
 */
final class SmallDisk implements AutoCloseable {

    private final Path folder;
    private final boolean mounted;

    private SmallDisk(Path folder, boolean mounted) {
        this.folder = folder;
        this.mounted = mounted;
    }

    static SmallDisk in(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        boolean mounted = "root".equals(System.getProperty("user.name"))
                && Program.run("mount", "-t", "tmpfs", "-o", "size=96m,mode=0700", "akashi-test", folder.toString())
                                .exit()
                        == 0;
        return new SmallDisk(folder, mounted);
    }

    /** How it is made full, for the report. */
    String way() {
        return mounted ? "a file system without space" : "a limit on the size of files";
    }

    /** Whether it can be given room while a portal runs on it. */
    boolean mayChange() {
        return mounted;
    }

    PortalProcess.Start start() {
        return PortalProcess.Start.on(folder.resolve("home"));
    }

    /** A start with no more than so many kilobytes left. */
    PortalProcess.Start startWith(long kilobytes) {
        if (mounted) {
            resize(used() + kilobytes);
            return start();
        }
        long limit = folder.resolve("home/akashi.mv.db").toFile().length() / 1024 + kilobytes;
        return start().under("bash", "-c", "ulimit -f " + limit + "; exec \"$@\"", "bash");
    }

    /** Gives all the space back. */
    void clear() {
        if (mounted) {
            resize(96 << 10);
        }
    }

    private void resize(long kilobytes) {
        Program.must("mount", "-o", "remount,size=" + kilobytes + "k", folder.toString());
    }

    private long used() {
        try {
            FileStore store = Files.getFileStore(folder);
            return (store.getTotalSpace() - store.getUnallocatedSpace()) / 1024;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        if (mounted) {
            Program.must("umount", folder.toString());
        }
    }
}
