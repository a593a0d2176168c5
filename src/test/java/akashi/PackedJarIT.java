package akashi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The one jar that is handed out: everything is in it, and nothing that keeps it from running. */
class PackedJarIT {

    private static final Pattern PERMISSIVE = Pattern.compile(
            "Apache-2.0|MIT|0BSD|CC0-1.0|BSD-[23]-Clause|FreeBSD License|Bouncy Castle Licence|EPL-[12].0|MPL-2.0");

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

    /** Every library by version and licence, and none whose licence would bind what is built with it. */
    @Test
    void the_bill_of_materials_names_what_is_in_it() throws IOException {
        JsonNode bill = new ObjectMapper().readTree(jar.getInputStream(jar.getEntry("META-INF/sbom/akashi.cdx.json")));
        List<JsonNode> parts = new ArrayList<>();
        bill.path("components").forEach(parts::add);
        assertThat(bill.path("bomFormat").asText()).isEqualTo("CycloneDX");
        assertThat(parts)
                .extracting(part -> part.path("name").asText())
                .contains("javalin", "thymeleaf", "jooq", "h2", "bcprov-jdk18on", "htmx.org")
                .doesNotContain("junit-jupiter", "selenium-java");
        assertThat(parts).allSatisfy(part -> {
            assertThat(part.path("version").asText()).isNotBlank();
            assertThat(licences(part))
                    .as("licences of %s", part.path("name").asText())
                    .anyMatch(PERMISSIVE.asMatchPredicate());
        });
    }

    private static List<String> licences(JsonNode part) {
        List<String> names = new ArrayList<>();
        part.path("licenses").forEach(each -> {
            JsonNode licence = each.path("license");
            names.add(licence.path("id")
                    .asText(licence.path("name").asText(each.path("expression").asText())));
        });
        return names;
    }
}
