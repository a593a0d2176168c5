package akashi.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told of an address: where it leads, and never what opens it. */
class DatabaseAddressTest {

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/akashi, jdbc:postgresql://db/akashi",
        "jdbc:postgresql://db:5433/akashi?password=s3cret&user=x@y, jdbc:postgresql://db:5433/akashi",
        "jdbc:postgresql://[::1]:5433/akashi?sslmode=require, jdbc:postgresql://[::1]:5433/akashi",
        "'jdbc:postgresql://a:1,b:2/akashi', 'jdbc:postgresql://a:1,b:2/akashi'",
        "jdbc:postgresql:akashi, jdbc:postgresql:akashi",
        "jdbc:postgresql://akashi:s3cret@db/akashi, jdbc:…",
        "jdbc:postgresql://akashi:s3cret?x@db/akashi, jdbc:…",
        "jdbc:postgresql://akashi:53?s3cret@db/akashi, jdbc:…",
        "jdbc:postgresql://akashi:s3/cret@db/akashi, jdbc:…",
        "postgresql://akashi:s3cret@db/akashi, jdbc:…",
        "jdbc:h2:mem:x;PASSWORD=s3cret, jdbc:h2:mem:x",
        "jdbc:h2:file:/tmp/a@b/akashi;X=s3cret, jdbc:h2:file:/tmp/a@b/akashi",
    })
    void the_plain_form_has_no_secret(String url, String plain) {
        DatabaseAddress address = new DatabaseAddress(url, "akashi", "s3cret");
        assertThat(address.plain()).isEqualTo(plain);
        assertThat(address.toString()).startsWith(plain + " as akashi").doesNotContain("s3cret");
    }
}
