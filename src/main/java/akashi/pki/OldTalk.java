package akashi.pki;

import akashi.core.site.Sighting.Outcome;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Asks a server of any age for its certificate and ends there: nothing is proven, but all is told. */
final class OldTalk implements TlsTalk {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final FirstFlight flight = new FirstFlight();
    private final Clock clock;
    private ByteBuffer sending;

    OldTalk(TlsTarget target, Clock clock) {
        this.sending = OldHello.bytes(target);
        this.clock = clock;
    }

    @Override
    public Optional<TlsAnswer> received(ByteBuffer bytes) {
        FirstFlight.State state = flight.add(bytes);
        bytes.position(bytes.limit());
        return switch (state) {
            case MORE, HELLO -> Optional.empty();
            case CERTIFICATES -> Optional.of(shown());
            default -> Optional.of(FlightEnd.of(flight, state, clock.instant()));
        };
    }

    private TlsAnswer shown() {
        sending = OldHello.goodbye();
        Optional<List<ParsedCertificate>> chain = FlightEnd.parsed(flight.certificates());
        return chain.map(parsed -> new TlsAnswer(
                        Outcome.ENCRYPTED,
                        parsed,
                        OldHello.protocol(flight.version()),
                        OldHello.suite(flight.suite()),
                        false,
                        FlightEnd.skew(flight, clock.instant()),
                        "",
                        clock.instant()))
                .orElseGet(() -> FlightEnd.unread(flight.certificates(), clock.instant()));
    }

    @Override
    public ByteBuffer toSend() {
        ByteBuffer now = sending;
        sending = NOTHING;
        return now;
    }

    @Override
    public TlsAnswer closed() {
        return TlsAnswer.nothing(Outcome.CLOSED, FlightEnd.CLOSED, clock.instant());
    }
}
