package akashi.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Permissions of a file that only its owner may read: mode 600, or an access control list on Windows. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> MODE_600 =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    /** The machine itself and its administrators, by well-known name: nothing on Windows is hidden from them. */
    private static final Set<String> ALWAYS = Set.of("NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");

    private OwnerOnly() {}

    /** Makes a file that nobody but its owner can read, in place of an older one. */
    public static void write(Path path, byte[] content) throws IOException {
        try (OutputStream file = open(path)) {
            file.write(content);
        }
    }

    /** Opens a file to be written that nobody but its owner can read, in place of an older one. */
    public static OutputStream open(Path path) throws IOException {
        Files.deleteIfExists(path);
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return Channels.newOutputStream(Files.newByteChannel(path, fresh, attributes(path)));
    }

    static FileAttribute<?> attributes(Path path) throws IOException {
        if (hasModes(path)) {
            return PosixFilePermissions.asFileAttribute(MODE_600);
        }
        UserPrincipal owner = path.getFileSystem()
                .getUserPrincipalLookupService()
                .lookupPrincipalByName(System.getProperty("user.name"));
        return acl(List.of(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(owner)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build()));
    }

    static boolean holds(Path path) throws IOException {
        if (hasModes(path)) {
            return MODE_600.containsAll(Files.getPosixFilePermissions(path));
        }
        AclFileAttributeView view = Files.getFileAttributeView(path, AclFileAttributeView.class);
        return view == null || view.getAcl().stream().allMatch(entry -> harmless(entry, view));
    }

    private static boolean harmless(AclEntry entry, AclFileAttributeView view) {
        boolean reads =
                entry.type() == AclEntryType.ALLOW && entry.permissions().contains(AclEntryPermission.READ_DATA);
        return !reads || ALWAYS.contains(entry.principal().getName()) || isOwner(entry, view);
    }

    private static boolean isOwner(AclEntry entry, AclFileAttributeView view) {
        try {
            return entry.principal().equals(view.getOwner());
        } catch (IOException unknownOwner) {
            return false;
        }
    }

    private static boolean hasModes(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static FileAttribute<List<AclEntry>> acl(List<AclEntry> entries) {
        return new FileAttribute<>() {
            @Override
            public String name() {
                return "acl:acl";
            }

            @Override
            public List<AclEntry> value() {
                return entries;
            }
        };
    }
}
