package akashi.core.site;

import akashi.core.fault.Fault;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A release of the VMS, such as 2023 R3. */
public record VmsVersion(int year, int release) implements Comparable<VmsVersion> {

    /** The first release whose clients take encrypted streams (E2). */
    public static final VmsVersion FIRST_ENCRYPTED_STREAMS = new VmsVersion(2019, 1);

    private static final Pattern NAMED = Pattern.compile("(20\\d\\d)\\s*[Rr]\\s*(\\d)");
    private static final Pattern NUMBERED = Pattern.compile("(\\d\\d)\\.(\\d)(\\.\\d+)*");

    /** Reads "2023 R3", "2023R3" or a product version such as "23.3.1.2"; empty text means unknown. */
    public static Optional<VmsVersion> parse(String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Matcher named = NAMED.matcher(text.strip());
        if (named.matches()) {
            return Optional.of(new VmsVersion(Integer.parseInt(named.group(1)), Integer.parseInt(named.group(2))));
        }
        Matcher numbered = NUMBERED.matcher(text.strip());
        if (numbered.matches()) {
            int year = 2000 + Integer.parseInt(numbered.group(1));
            return Optional.of(new VmsVersion(year, Integer.parseInt(numbered.group(2))));
        }
        throw new Fault.BadInput("version", "vms-version.invalid", text);
    }

    @Override
    public int compareTo(VmsVersion other) {
        return year != other.year ? Integer.compare(year, other.year) : Integer.compare(release, other.release);
    }

    @Override
    public String toString() {
        return year + " R" + release;
    }
}
