package akashi.certificates;

import akashi.authority.HandOut;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Slot;
import akashi.pki.AuthorityChain;
import akashi.pki.ParsedCertificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a computer gets for a key of its own: a bundle without a key file.
 *
 * @param computer its host name
 * @param thumbprint of the certificate
 * @param files by name: the certificate, those above it, and {@code bundle.json} for the script
 */
public record Handover(
        String computer, String thumbprint, Instant notBefore, Instant notAfter, Map<String, byte[]> files) {

    static final String OWN_FILE = "certificate.cer";

    static Handover of(
            Computer computer, Certificate certificate, ParsedCertificate leaf, AuthorityChain chain, Instant made) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(OWN_FILE, leaf.der().toArray());
        files.put(HandOut.ROOT_FILE, chain.root().der().toArray());
        List<Manifest.Trusted> between = new ArrayList<>();
        for (ParsedCertificate intermediate : chain.intermediates()) {
            String name = "intermediate-" + (between.size() + 1) + ".cer";
            files.put(name, intermediate.der().toArray());
            between.add(Manifest.trusted(name, intermediate));
        }
        Manifest.Own own = new Manifest.Own(
                OWN_FILE,
                leaf.thumbprint().value(),
                leaf.subject(),
                leaf.validity().notAfter().toString(),
                certificate.slots().stream().map(Slot::name).toList());
        Manifest manifest =
                Manifest.of(computer, made, Manifest.trusted(HandOut.ROOT_FILE, chain.root()), between, List.of(own));
        files.put("bundle.json", manifest.json());
        return new Handover(
                computer.label(),
                leaf.thumbprint().value(),
                leaf.validity().notBefore(),
                leaf.validity().notAfter(),
                files);
    }
}
