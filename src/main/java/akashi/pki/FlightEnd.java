package akashi.pki;

import akashi.core.fault.Fault;
import akashi.core.site.Sighting.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What it means that a server's first messages are what they are. */
final class FlightEnd {

    static final String CLOSED = "connection closed during the handshake";
    static final String MALFORMED = "malformed certificate";
    private static final int MOST_CERTIFICATES = 20;

    /** A random number looks like a clock so near to ours once in 600,000 times. */
    private static final Duration PLAUSIBLE = Duration.ofHours(1);

    private FlightEnd() {}

    static TlsAnswer of(FirstFlight flight, FirstFlight.State state, Instant at) {
        return switch (state) {
            case PLAIN -> TlsAnswer.nothing(Outcome.PLAIN, "", at);
            case ALERTED ->
                TlsAnswer.nothing(
                        flight.alert() == TlsAlert.PROTOCOL_VERSION ? Outcome.TOO_OLD : Outcome.CLOSED,
                        TlsAlert.detail(flight.alert()),
                        at);
            case TOO_LARGE -> TlsAnswer.nothing(Outcome.TOO_LARGE, "more bytes than a handshake may have", at);
            default -> TlsAnswer.nothing(Outcome.UNREADABLE, "no TLS records", at);
        };
    }

    /** Empty when one of them is no certificate. */
    static Optional<List<ParsedCertificate>> parsed(List<byte[]> chain) {
        List<ParsedCertificate> parsed = new ArrayList<>();
        try {
            for (byte[] der : chain.subList(0, Math.min(chain.size(), MOST_CERTIFICATES))) {
                parsed.add(CertificateReader.readOne(der));
            }
            return parsed.isEmpty() ? Optional.empty() : Optional.of(parsed);
        } catch (Fault.BadInput malformed) {
            return Optional.empty();
        }
    }

    /** Why one of them is no certificate that can be read. */
    static TlsAnswer unread(List<byte[]> chain, Instant at) {
        return chain.stream()
                .limit(MOST_CERTIFICATES)
                .flatMap(der -> CertificateReader.inverted(der).stream())
                .findFirst()
                .map(dates -> TlsAnswer.nothing(Outcome.INVERTED, dates, at))
                .orElseGet(() -> TlsAnswer.nothing(Outcome.UNREADABLE, MALFORMED, at));
    }

    /** How far the clock in the hello is ahead of ours, where it can be one (RFC 5246 7.4.1.2). */
    static Optional<Duration> skew(FirstFlight flight, Instant now) {
        if (flight.seconds().isEmpty()) {
            return Optional.empty();
        }
        Instant theirs =
                Instant.ofEpochSecond(Integer.toUnsignedLong(flight.seconds().getAsInt()));
        Duration ahead = Duration.ofSeconds(Duration.between(now, theirs).toSeconds());
        return ahead.abs().compareTo(PLAUSIBLE) <= 0 ? Optional.of(ahead) : Optional.empty();
    }
}
