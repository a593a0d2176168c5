package akashi.topology;

import akashi.core.link.Verifier;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.site.SwitchId;
import akashi.core.trust.Assessment;
import akashi.web.Kept;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A line of the table beside a diagram.
 *
 * @param verifierPath the page about the verifier
 * @param turn the switch that belongs to the line; {@code null} where the reader may turn none
 */
record Row(Assessment of, String verifierPath, String subjectPath, Turn turn) {

    /** A switch and the form that turns it. */
    record Turn(Computer computer, Slot slot, boolean on) {

        /** Makes a double click count once. */
        public String token() {
            return Kept.TOKEN;
        }

        static Turn of(Computer computer, Slot slot, SiteSnapshot site) {
            boolean on = site.wanted(new SwitchId(computer.id(), slot));
            return new Turn(computer, slot, on);
        }
    }

    /** Where the cause is looked into. */
    public String why() {
        return "/diagnose?from=" + encoded(of.verifier().label()) + "&to="
                + encoded(of.subject().label());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Row of(Assessment assessment, SiteSnapshot site, boolean mayTurn) {
        String verifier = assessment.verifier() instanceof Verifier.OnComputer on
                ? "/servers/" + on.computer().id()
                : "/clients";
        Turn turn =
                mayTurn ? Turn.of(turned(assessment, site), assessment.link().slot(), site) : null;
        return new Row(assessment, verifier, "/servers/" + assessment.subject().id(), turn);
    }

    /** The management server's own switch stands above the table; on its pair, a line speaks of the other computer. */
    private static Computer turned(Assessment assessment, SiteSnapshot site) {
        boolean own = site.management().filter(assessment.subject()::equals).isPresent();
        return own && assessment.link().paired() && assessment.verifier() instanceof Verifier.OnComputer on
                ? on.computer()
                : assessment.subject();
    }
}
