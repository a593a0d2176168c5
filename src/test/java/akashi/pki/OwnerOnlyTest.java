package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.jimfs.Configuration;
import com.google.common.jimfs.Jimfs;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryPermission;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.AclFileAttributeView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files for their owner alone where permissions are access control lists, as on Windows, in paths with spaces. */
class OwnerOnlyTest {

    private final FileSystem windows = Jimfs.newFileSystem(Configuration.windows().toBuilder()
            .setAttributeViews("basic", "owner", "acl")
            .build());
    private final Path file = windows.getPath("C:\\ProgramData\\証明 書\\akashi.key");

    @BeforeEach
    void folder() throws IOException {
        Files.createDirectories(file.getParent());
    }

    @AfterEach
    void close() throws IOException {
        windows.close();
    }

    @Test
    void a_key_file_is_for_its_owner_and_for_those_from_whom_nothing_can_be_hidden() throws IOException {
        new KeyFile(file).create();
        AclFileAttributeView view = view();
        assertThat(view.getAcl())
                .allMatch(entry -> entry.type() == AclEntryType.ALLOW)
                .extracting(entry -> entry.principal().getName())
                .containsExactlyInAnyOrder(
                        view.getOwner().getName(), "NT AUTHORITY\\SYSTEM", "BUILTIN\\Administrators");
        assertThat(new KeyFile(file).open()).isInstanceOf(KeyFile.Ready.class);
    }

    @Test
    void a_key_file_that_is_there_is_never_written_over() throws IOException {
        new KeyFile(file).create();
        byte[] before = Files.readAllBytes(file);
        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> new KeyFile(file).create()))
                .isInstanceOf(IOException.class);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "NT AUTHORITY\\SYSTEM,    true",
        "BUILTIN\\Administrators, true",
        "BUILTIN\\Users,          false",
        "Everyone,                false",
    })
    void one_that_somebody_else_can_read_is_not_used(String who, boolean used) throws IOException {
        new KeyFile(file).create();
        AclFileAttributeView view = view();
        List<AclEntry> wider = new ArrayList<>(view.getAcl());
        wider.add(AclEntry.newBuilder()
                .setType(AclEntryType.ALLOW)
                .setPrincipal(windows.getUserPrincipalLookupService().lookupPrincipalByName(who))
                .setPermissions(AclEntryPermission.READ_DATA)
                .build());
        view.setAcl(wider);
        assertThat(new KeyFile(file).open() instanceof KeyFile.Ready).isEqualTo(used);
    }

    private AclFileAttributeView view() {
        return Files.getFileAttributeView(file, AclFileAttributeView.class);
    }
}
