package akashi.pki;

import java.util.List;

/** What a PFX file held: a private key, the certificate that belongs to it, and the others in their order. */
public record PfxContents(PrivateKeyBytes key, ParsedCertificate certificate, List<ParsedCertificate> others) {

    /** Copies the list. */
    public PfxContents {
        others = List.copyOf(others);
    }
}
