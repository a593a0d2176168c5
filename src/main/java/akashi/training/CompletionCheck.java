package akashi.training;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.CertificateReader;
import akashi.pki.ParsedCertificate;
import akashi.store.Completions;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * What there is to say of a certificate that somebody shows.
 *
 * @param known the one that was issued here with its serial number; {@code null} where none was
 * @param same whether it is that one, byte for byte
 * @param signed whether the authority that issued that one signed these bytes
 * @param chained whether each authority above it signed the one below, up to a root
 * @param current whether it is within its days
 */
record CompletionCheck(
        ParsedCertificate shown,
        Completions.Completion known,
        boolean same,
        boolean signed,
        boolean chained,
        boolean current) {

    static CompletionCheck of(ParsedCertificate shown, Completions completions, Instant now) {
        boolean current = shown.validity().contains(now);
        Optional<Completions.Completion> same = completions.withSha256(shown.sha256());
        return same.or(() -> completions.withSerial(shown.serial()))
                .map(known -> against(shown, known, same.isPresent(), current))
                .orElseGet(() -> new CompletionCheck(shown, null, false, false, false, current));
    }

    private static CompletionCheck against(
            ParsedCertificate shown, Completions.Completion known, boolean same, boolean current) {
        Optional<AuthorityChain> chain = chain(known);
        boolean signed = chain.filter(it -> it.issuing().issued(shown)).isPresent();
        boolean chained = chain.filter(it -> it.root().selfSigned()).isPresent();
        return new CompletionCheck(shown, known, same, signed, chained, current);
    }

    /** What was kept, unless it does not hold together any more. */
    private static Optional<AuthorityChain> chain(Completions.Completion known) {
        try {
            return Optional.of(
                    new AuthorityChain(CertificateReader.readAll(known.chain().getBytes(StandardCharsets.US_ASCII))));
        } catch (Fault.BadInput broken) {
            return Optional.empty();
        }
    }

    /** Whether it proves that somebody finished. */
    public boolean genuine() {
        return same && signed && chained;
    }

    /** The sentence above all others. */
    public Message verdict() {
        if (genuine()) {
            return Message.of("completion.check.genuine", known.userName());
        }
        return Message.of(known == null ? "completion.check.foreign" : "completion.check.altered");
    }
}
