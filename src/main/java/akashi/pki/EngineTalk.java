package akashi.pki;

import akashi.core.site.Sighting.Outcome;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/** A whole handshake of Java's own, in which the server has to prove that it holds the key; then the end of it. */
final class EngineTalk implements TlsTalk {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    /** How Java says that a message of a handshake is longer than it takes: no other type tells it apart. */
    private static final String TOO_LARGE = "exceeds the maximum allowed size";

    private final SSLEngine engine;
    private final Clock clock;
    private final FirstFlight flight = new FirstFlight();
    private final Heard incoming = new Heard();
    private ByteBuffer outgoing = NOTHING;
    private FirstFlight.State state = FirstFlight.State.MORE;
    private Optional<Duration> skew = Optional.empty();

    EngineTalk(SSLContext context, TlsTarget target, Clock clock) {
        this.clock = clock;
        engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        target.name().ifPresent(name -> {
            SSLParameters parameters = engine.getSSLParameters();
            // By bytes: the other constructor refuses underscores, which sites have.
            parameters.setServerNames(List.of(new SNIHostName(name.value().getBytes(StandardCharsets.US_ASCII))));
            engine.setSSLParameters(parameters);
        });
    }

    @Override
    public Optional<TlsAnswer> received(ByteBuffer bytes) {
        if (state == FirstFlight.State.MORE) {
            state = flight.add(bytes);
            if (state == FirstFlight.State.HELLO || state == FirstFlight.State.CERTIFICATES) {
                skew = flight.version() == 0x0303 ? FlightEnd.skew(flight, clock.instant()) : Optional.empty();
            } else if (state != FirstFlight.State.MORE) {
                return Optional.of(FlightEnd.of(flight, state, clock.instant()));
            }
        }
        incoming.add(bytes);
        bytes.position(bytes.limit());
        try {
            return advance();
        } catch (SSLException refused) {
            String words = words(refused);
            return Optional.of(TlsAnswer.nothing(outcome(words), words, clock.instant()));
        }
    }

    private Outcome outcome(String words) {
        return words.contains(TOO_LARGE)
                ? Outcome.TOO_LARGE
                : flight.version() >= 0x0300 && flight.version() < 0x0303 ? Outcome.TOO_OLD : Outcome.UNREADABLE;
    }

    private static ByteBuffer joined(ByteBuffer one, ByteBuffer next) {
        return ByteBuffer.allocate(one.remaining() + next.remaining())
                .put(one)
                .put(next)
                .flip();
    }

    /** Goes on until the peer has to say something; the answer once the handshake has ended. */
    private Optional<TlsAnswer> advance() throws SSLException {
        while (true) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> engine.getDelegatedTask().run();
                case NEED_WRAP -> {
                    if (wrap()) {
                        return Optional.of(shown());
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    SSLEngineResult result = engine.unwrap(incoming.unused(), NOTHING);
                    if (result.getHandshakeStatus() == HandshakeStatus.FINISHED) {
                        return Optional.of(shown());
                    }
                    if (result.getStatus() == SSLEngineResult.Status.BUFFER_UNDERFLOW) {
                        return Optional.empty();
                    }
                    if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
                        return Optional.of(closed());
                    }
                }
                default -> {
                    return Optional.empty();
                }
            }
        }
    }

    private boolean wrap() throws SSLException {
        ByteBuffer packet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        SSLEngineResult result = engine.wrap(NOTHING, packet);
        outgoing = joined(outgoing, packet.flip());
        return result.getHandshakeStatus() == HandshakeStatus.FINISHED;
    }

    private TlsAnswer shown() throws SSLException {
        String protocol = engine.getSession().getProtocol();
        String cipher = engine.getSession().getCipherSuite();
        List<byte[]> sent = sent();
        Optional<List<ParsedCertificate>> chain = FlightEnd.parsed(sent);
        engine.closeOutbound();
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !engine.isOutboundDone()) {
            wrap();
        }
        return chain.map(parsed -> new TlsAnswer(
                        Outcome.ENCRYPTED,
                        parsed,
                        protocol,
                        cipher,
                        true,
                        protocol.equals("TLSv1.2") ? skew : Optional.empty(),
                        "",
                        clock.instant()))
                .orElseGet(() -> FlightEnd.unread(sent, clock.instant()));
    }

    private List<byte[]> sent() throws SSLException {
        List<byte[]> chain = new ArrayList<>();
        for (Certificate each : engine.getSession().getPeerCertificates()) {
            try {
                chain.add(each.getEncoded());
            } catch (CertificateEncodingException unfit) {
                throw new SSLException(unfit);
            }
        }
        return chain;
    }

    /** Whether a server of another age may be at the other end, which a second try with an old hello would show. */
    boolean mayBeOld() {
        return state == FirstFlight.State.ALERTED
                ? TlsAlert.mayBeOld(flight.alert())
                : flight.version() != 0 && flight.version() < 0x0303;
    }

    @Override
    public ByteBuffer toSend() {
        try {
            if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING && !engine.isOutboundDone()) {
                engine.beginHandshake();
                advance();
            }
        } catch (SSLException broken) {
            throw new PkiFailure(broken);
        }
        ByteBuffer now = outgoing;
        outgoing = NOTHING;
        return now;
    }

    @Override
    public TlsAnswer closed() {
        return TlsAnswer.nothing(Outcome.CLOSED, FlightEnd.CLOSED, clock.instant());
    }

    private static String words(SSLException refused) {
        Throwable first = refused;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        String text = String.valueOf(first.getMessage());
        return text.substring(0, Math.min(text.length(), 200));
    }
}
