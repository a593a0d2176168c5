package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one jar that is handed out: everything is in it, and nothing that keeps it from running. */
class PackedJarIT {

    private JarFile jar;

    @BeforeEach
    void open() throws IOException {
        jar = new JarFile(System.getProperty("akashi.jar", "target/akashi.jar"));
    }

    @AfterEach
    void close() throws IOException {
        jar.close();
    }

    @Test
    void it_starts_the_portal_and_knows_its_version() throws IOException {
        Attributes main = jar.getManifest().getMainAttributes();
        assertThat(main.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("akashi.Main");
        assertThat(main.getValue(Attributes.Name.IMPLEMENTATION_VERSION)).isNotBlank();
        assertThat(main.getValue(Attributes.Name.MULTI_RELEASE)).isEqualTo("true");
    }

    @Test
    void it_holds_the_migrations_the_texts_and_the_libraries() {
        assertThat(List.of(
                        "db/migration/V1__site.sql",
                        "templates/messages/core_en.properties",
                        "templates/messages/core_ja.properties",
                        "META-INF/resources/webjars/htmx.org/",
                        "org/bouncycastle/jce/provider/BouncyCastleProvider.class"))
                .allSatisfy(name -> assertThat(jar.getEntry(name)).as(name).isNotNull());
    }

    @Test
    void no_foreign_signature_is_left() {
        assertThat(jar.stream().map(ZipEntry::getName))
                .noneMatch(name -> name.matches("META-INF/.*\\.(SF|DSA|RSA|EC)"));
    }

    @Test
    void services_of_all_libraries_are_merged() throws IOException {
        ZipEntry drivers = jar.getEntry("META-INF/services/java.sql.Driver");
        String names = new String(jar.getInputStream(drivers).readAllBytes(), StandardCharsets.UTF_8);
        assertThat(names).contains("org.h2.Driver", "org.postgresql.Driver");
    }

    @Test
    void our_own_entries_carry_the_fixed_time_of_the_build() {
        assertThat(jar.stream()
                        .filter(entry -> entry.getName().startsWith("akashi/") && !entry.isDirectory())
                        .map(ZipEntry::getTimeLocal)
                        .distinct())
                .singleElement()
                .matches(time -> time.toLocalTime().equals(LocalTime.MIDNIGHT));
    }
}
