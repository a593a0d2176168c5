package akashi.certificates;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.WindowsGeneration;
import akashi.pki.Password;
import akashi.pki.PfxProfile;
import akashi.pki.Randoms;
import akashi.store.Snapshots;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The files of one certificate for a program, which knows no more than plain values. */
public final class ExportedFiles {

    private static final String BINARY = "application/octet-stream";

    private final Snapshots snapshots;
    private final CertificateExports exports;

    /** Over the exports of the pages. */
    public ExportedFiles(Snapshots snapshots, Issuing issuing) {
        this.snapshots = snapshots;
        this.exports = issuing.exports();
    }

    /**
     * A file.
     *
     * @param madePassword the password that was made for it; empty where one was given or none is needed
     */
    public record Out(String name, String type, byte[] bytes, Optional<char[]> madePassword) {

        @Override
        public String toString() {
            return "Out[" + name + ", •••]";
        }
    }

    /**
     * How a certificate shall leave with its key.
     *
     * @param pem whether as PEM instead of PFX
     * @param clear whether the key in the PEM shall not be encrypted
     * @param profile {@code modern} or {@code compatible}; empty for what the computer's Windows opens
     */
    public record Wish(boolean pem, boolean clear, Optional<String> profile, Optional<char[]> password) {

        @Override
        public String toString() {
            return "Wish[pem=" + pem + ", clear=" + clear + ", •••]";
        }
    }

    /** A file without a key. */
    public Out open(Actor actor, UUID id, PublicFile file) {
        SiteSnapshot site = snapshots.of(actor.siteId());
        Certificate certificate = certificate(site, id);
        return new Out(
                FileNames.of(site, certificate) + file.end(),
                file.type(),
                exports.open(site, certificate, file),
                Optional.empty());
    }

    /** The certificate with its key; it leaves an audit entry, and refuses as the page does. */
    public Out withKey(Actor actor, UUID id, Wish wish) {
        if (wish.clear() && (!wish.pem() || wish.password().isPresent())) {
            throw new Fault.BadInput("clear", "exports.clear.only");
        }
        if (wish.pem() && wish.profile().isPresent()) {
            throw new Fault.BadInput("profile", "exports.profile.only");
        }
        Optional<char[]> made = Optional.empty();
        Password password = wish.password().map(Password::of).orElseGet(Randoms::password);
        if (wish.password().isEmpty() && !wish.clear()) {
            made = Optional.of(password.reveal());
        }
        if (!password.isPlain()) {
            throw new Fault.BadInput("password", "pki.pfx.password-characters");
        }
        CertificateExports.File file = exports.withKey(actor, id, form(actor, id, wish), password);
        return new Out(file.name(), BINARY, file.bytes(), made);
    }

    private ExportCertificate.Form form(Actor actor, UUID id, Wish wish) {
        if (wish.pem()) {
            return wish.clear() ? ExportCertificate.Form.PEM_CLEAR : ExportCertificate.Form.PEM;
        }
        SiteSnapshot site = snapshots.of(actor.siteId());
        PfxProfile profile = wish.profile()
                .map(name -> PfxProfile.valueOf(name.toUpperCase(Locale.ROOT)))
                .orElseGet(() -> BundleFiles.profileFor(certificate(site, id)
                        .computerId()
                        .flatMap(site::computer)
                        .map(Computer::windows)
                        .orElse(WindowsGeneration.UNKNOWN)));
        return profile == PfxProfile.MODERN ? ExportCertificate.Form.PFX_MODERN : ExportCertificate.Form.PFX_COMPATIBLE;
    }

    private static Certificate certificate(SiteSnapshot site, UUID id) {
        return site.certificate(id).orElseThrow(() -> new Fault.NotFound("certificate " + id));
    }
}
