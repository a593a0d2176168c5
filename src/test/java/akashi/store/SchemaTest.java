package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.store.tables.DefaultSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.Test;

/** Reads the schema and holds the decisions that would cost a rewrite later. */
class SchemaTest {

    /** Tables of the portal itself; every other table belongs to a site. */
    private static final Set<String> OF_THE_PORTAL = Set.of(
            "site",
            "account",
            "setup_link",
            "openid_person",
            "openid_begun",
            "data_key",
            "ready_key",
            "portal_setting",
            "scheduled_tasks",
            "backup_record",
            "learner_deed",
            "lesson_step",
            "completion",
            "second_factor",
            "recovery_code",
            "scene_round",
            "scene_said");

    private final List<Table<?>> tables = DefaultSchema.DEFAULT_SCHEMA.getTables();

    @Test
    void every_table_of_a_site_carries_the_site_key() {
        assertThat(tables).hasSizeGreaterThan(25);
        assertThat(ofASite().filter(table -> table.field("site_id") == null)).isEmpty();
        assertThat(ofASite()
                        .filter(table -> !table.getName().equals("secret"))
                        .filter(table -> table.field("site_id").getDataType().nullable()))
                .isEmpty();
    }

    @Test
    void every_site_key_refers_to_a_site() {
        assertThat(ofASite()
                        .filter(table -> table.getReferences().stream()
                                .noneMatch(
                                        key -> key.getKey().getTable().getName().equals("site"))))
                .isEmpty();
    }

    @Test
    void every_table_has_a_primary_key() {
        assertThat(tables).allSatisfy(table -> assertThat(table.getPrimaryKey()).isNotNull());
    }

    @Test
    void every_moment_is_an_instant_in_code() {
        List<Field<?>> moments = tables.stream()
                .flatMap(Table::fieldStream)
                .filter(field -> field.getName().endsWith("_at"))
                .toList();
        assertThat(moments).hasSizeGreaterThan(20);
        assertThat(moments).allSatisfy(field -> assertThat(field.getType()).isEqualTo(Instant.class));
    }

    @Test
    void no_migration_asks_the_database_for_the_time() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("db/migration"))) {
            assertThat(files)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Files.readString(file, StandardCharsets.UTF_8)
                                    .toLowerCase(java.util.Locale.ROOT))
                            .doesNotContain("current_timestamp", "now()", "default" + " current", "localtimestamp"));
        }
    }

    private Stream<Table<?>> ofASite() {
        return tables.stream().filter(table -> !OF_THE_PORTAL.contains(table.getName()));
    }
}
