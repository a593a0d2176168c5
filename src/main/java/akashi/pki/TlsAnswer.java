package akashi.pki;

import akashi.core.site.Sighting;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a peer did when it was offered a handshake.
 *
 * @param chain the certificates that it sent, its own first; only where encrypted
 * @param protocol such as {@code TLSv1.3}; empty where not encrypted
 * @param proven whether the peer showed that it holds the key; a protocol that Java no longer speaks is only read
 * @param skew how far the peer's clock is ahead of ours, where the handshake says so
 * @param detail the reason in the words of the network or of TLS; may be empty
 * @param at when it was known
 */
public record TlsAnswer(
        Sighting.Outcome outcome,
        List<ParsedCertificate> chain,
        String protocol,
        String cipher,
        boolean proven,
        Optional<Duration> skew,
        String detail,
        Instant at) {

    /** Copies the list. */
    public TlsAnswer {
        chain = List.copyOf(chain);
    }

    static TlsAnswer nothing(Sighting.Outcome outcome, String detail, Instant at) {
        return new TlsAnswer(outcome, List.of(), "", "", false, Optional.empty(), detail, at);
    }

    /** Whether what it speaks is older than TLS 1.2. */
    public boolean oldProtocol() {
        return !protocol.isEmpty() && !protocol.equals("TLSv1.2") && !protocol.equals("TLSv1.3");
    }
}
