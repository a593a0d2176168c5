package akashi.core.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitTest {

    @ParameterizedTest
    @CsvSource({
        "Harbour Root CA, Harbour Root CA",
        "Harbour Police and Company Root CA, Harbour Poli…any Root CA",
        "Harbour Police and Company Issuing CA, Harbour Poli… Issuing CA",
        "港湾局監視システム用ルート認証局, 港湾局監視シ…ート認証局",
        "港湾局監視システム用発行認証局, 港湾局監視シ…発行認証局"
    })
    void names_of_authorities_keep_both_ends(String name, String shown) {
        assertThat(Fit.bothEnds(24, name)).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource({
        "rec-01.harbour.example, rec-01.harbour.example",
        "rec-01.cameras.harbour.example.com, rec-01.cameras.harbour.…"
    })
    void host_names_keep_their_beginning(String name, String shown) {
        assertThat(Fit.into(24, name)).isEqualTo(shown);
    }
}
