package akashi.https;

import akashi.core.fault.Fault;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.ForeignAuthority;
import akashi.pki.ForeignFile;
import akashi.pki.KeyFiles;
import akashi.pki.KeyKind;
import akashi.pki.LeafRequest;
import akashi.pki.OwnerOnly;
import akashi.pki.ParsedCertificate;
import akashi.pki.PrivateKeyBytes;
import akashi.pki.SelfSigned;
import akashi.pki.TlsIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The self-signed certificate of one computer, in a file that only its owner can read: it has to serve before there is a
 * site, and while secrets cannot be opened. It stays the same, so that its fingerprint can be compared once and for all.
 */
final class SelfSignedFile {

    static final String NAME = "https-self-signed.pem";
    private static final Validity EVER = new Validity(Instant.EPOCH, Instant.parse("9999-12-31T23:59:59Z"));

    private final Place place;

    SelfSignedFile(Place place) {
        this.place = place;
    }

    /** The one that lies here, or a new one where it is old or does not cover what was set. */
    TlsIdentity at(Instant now) {
        return kept().filter(identity -> good(identity.certificate(), now)).orElseGet(() -> made(now));
    }

    boolean good(ParsedCertificate certificate, Instant now) {
        return certificate.validity().contains(now)
                && now.isBefore(Renewal.due(certificate.validity()))
                && OwnNames.ofItself(place).uncovered(certificate).isEmpty();
    }

    private Path path() {
        return place.home().resolve(NAME);
    }

    private Optional<TlsIdentity> kept() {
        try {
            ForeignAuthority read =
                    ForeignAuthority.read(List.of(new ForeignFile(NAME, Files.readAllBytes(path()))), Optional.empty());
            return read.mismatched() || read.key().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            TlsIdentity.of(read.key().get(), read.certificate().orElseThrow(), List.of()));
        } catch (IOException | Fault.BadInput none) {
            return Optional.empty();
        }
    }

    private TlsIdentity made(Instant now) {
        PrivateKeyBytes key = PrivateKeyBytes.generate(KeyKind.EC_P256);
        Names names = OwnNames.all(place);
        ParsedCertificate certificate =
                SelfSigned.sign(key, names.hosts(), names.addresses(), LeafRequest.validity(now, Renewal.DAYS, EVER));
        try {
            OwnerOnly.write(path(), KeyFiles.clearPem(key, List.of(certificate)));
            return TlsIdentity.of(key, certificate, List.of());
        } catch (IOException full) {
            throw new Fault.Unavailable(
                    Message.of("portal.trouble.home", place.home().toString()));
        } finally {
            key.wipe();
        }
    }
}
