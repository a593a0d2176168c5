package akashi.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.Role;
import akashi.core.site.Seen;
import akashi.core.site.ShownFault;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Sites;
import akashi.core.site.Slot;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Certificates that nobody knows, on several ports of one recorder. */
class StrangersFoundTest {

    private static SiteSnapshot showing(String streaming, String server) {
        return Seen.on(Sites.withRecorders(1).encrypted())
                .shows("rec-01", Role.RECORDING, Slot.STREAMING, 7563, streaming, "TLSv1.3", ShownFault.UNKNOWN_ORIGIN)
                .shows("rec-01", Role.RECORDING, Slot.SERVER, 9001, server, "TLSv1.3", ShownFault.UNKNOWN_ORIGIN)
                .snapshot();
    }

    private static List<Object> ports(SiteSnapshot site) {
        return Findings.of(site, Sites.NOW).stream()
                .filter(finding -> finding.code() == FindingCode.UNKNOWN_ORIGIN)
                .map(finding -> finding.message().args().get(1))
                .toList();
    }

    @Test
    void each_stranger_is_found_by_itself() {
        assertThat(ports(showing("one", "another"))).containsExactlyInAnyOrder("7563", "9001");
    }

    @Test
    void one_that_two_ports_show_is_found_once() {
        assertThat(ports(showing("one", "one"))).hasSize(1);
    }
}
