package akashi.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the benchmark on the packed jar and leaves its table in {@code target/speed.md}. Time itself fails nothing. */
@Tag("bench")
class SpeedIT {

    @Test
    void it_is_measured() throws IOException {
        String table = Speed.measured();
        Files.writeString(Path.of("target", "speed.md"), table, StandardCharsets.UTF_8);
        System.out.println(table);
        assertThat(table).contains("sample: /", "1000 recorders: /topology");
    }
}
