package akashi.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmxTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a plain link gets the page,,,,false",
        "htmx gets the part,true,,,true",
        "a boosted link gets the page,true,true,,false",
        "a restored history entry gets the page,true,,true,false",
        "only the word true counts,yes,,,false"
    })
    void decides_between_page_and_part(String sentence, String request, String boosted, String restore, boolean part) {
        assertThat(Htmx.wantsPart(request, boosted, restore)).isEqualTo(part);
    }
}
