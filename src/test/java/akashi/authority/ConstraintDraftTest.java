package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.NameConstraints;
import akashi.core.site.SampleCertificates;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is proposed as the names for which a CA may issue. */
class ConstraintDraftTest {

    private static SiteSnapshot withName(String name, String until) {
        Computer.Alias alias = new Computer.Alias(
                new HostName(name), Optional.ofNullable(until).map(LocalDate::parse));
        return Sites.withRecorders(1)
                .change("rec-01", it -> SampleCertificates.called(it, List.of(alias)))
                .snapshot();
    }

    private static List<String> proposed(String name, String until) {
        return ConstraintDraft.of(withName(name, until), Sites.NOW).dns();
    }

    @Test
    void the_domain_of_the_computers_is_proposed_with_each_short_name() {
        assertThat(proposed("nvr", null)).containsExactly("site.example", "mgmt-01", "nvr", "rec-01");
    }

    @Test
    void a_name_in_a_foreign_domain_is_proposed_by_itself() {
        assertThat(proposed("video.partner.example", null))
                .contains("site.example", "video.partner.example")
                .doesNotContain("partner.example");
    }

    @Test
    void a_bare_name_outside_does_not_open_the_domain_above_it() {
        assertThat(proposed("cameras.example", null))
                .contains("cameras.example")
                .doesNotContain("example");
    }

    @Test
    void an_old_name_whose_day_is_over_is_not_proposed() {
        assertThat(proposed("gone.other.example", "2026-11-23")).doesNotContain("gone.other.example");
        assertThat(proposed("gone.other.example", "2026-11-24")).contains("gone.other.example");
    }

    @Test
    void what_is_permitted_already_is_not_added_again() {
        NameConstraints present = new NameConstraints(List.of("site.example", "partner.example"), List.of(), false);
        SiteSnapshot site = withName("video.partner.example", null);
        assertThat(ConstraintDraft.missing(site, present, Sites.NOW)).containsExactly("mgmt-01", "rec-01");
        assertThat(ConstraintDraft.grown(present, site, Sites.NOW).dns())
                .containsExactly("site.example", "partner.example", "mgmt-01", "rec-01");
    }
}
