package akashi.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Permissions of a file that only its owner may read: mode 600, or an access control list on Windows. */
public final class OwnerOnly {

    private static final Set<PosixFilePermission> MODE_600 =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    /** The machine itself and its administrators, by well-known name: nothing on Windows can be hidden from them. */
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
        return create(path);
    }

    /** Opens a file that must not be there yet, for its owner alone before anything is written. */
    static OutputStream create(Path path) throws IOException {
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (hasModes(path)) {
            return Channels.newOutputStream(
                    Files.newByteChannel(path, fresh, PosixFilePermissions.asFileAttribute(MODE_600)));
        }
        AclFileAttributeView view = Files.getFileAttributeView(
                Files.createFile(path), AclFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        // The owner as Windows has it: the name of a service's account cannot always be looked up.
        List<AclEntry> entries = new ArrayList<>(List.of(allowed(view.getOwner())));
        for (String name : ALWAYS) {
            try {
                entries.add(allowed(
                        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name)));
            } catch (UserPrincipalNotFoundException translated) {
                // In another language of Windows they act as the owner where they have to.
                continue;
            }
        }
        view.setAcl(entries);
        return Files.newOutputStream(path, StandardOpenOption.WRITE);
    }

    private static AclEntry allowed(UserPrincipal who) {
        return AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(who)
                .setPermissions(EnumSet.allOf(AclEntryPermission.class))
                .build();
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
}
