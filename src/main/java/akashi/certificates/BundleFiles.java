package akashi.certificates;

import akashi.authority.HandOut;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.Slot;
import akashi.core.site.WindowsGeneration;
import akashi.pki.AuthorityChain;
import akashi.pki.ParsedCertificate;
import akashi.pki.Password;
import akashi.pki.PfxFile;
import akashi.pki.PfxProfile;
import akashi.pki.PrivateKeyBytes;
import akashi.web.Lang;
import akashi.web.Messages;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of one computer's bundle. The password protects the PFX and goes into no file. */
final class BundleFiles {

    /** A certificate with its key, the authorities above it, and second certificates of these. */
    record Part(
            Certificate certificate,
            Set<Slot> slots,
            ParsedCertificate leaf,
            PrivateKeyBytes key,
            AuthorityChain chain,
            List<ParsedCertificate> crosses) {}

    private static final int SERIAL_SHOWN = 8;

    private final Messages messages;
    private final Computer computer;
    private final PfxProfile profile;
    private final Instant made;

    BundleFiles(Messages messages, Computer computer, PfxProfile profile, Instant made) {
        this.messages = messages;
        this.computer = computer;
        this.profile = profile;
        this.made = made;
    }

    /** What the computer's Windows opens without calling the password wrong. */
    static PfxProfile profileFor(WindowsGeneration windows) {
        return windows.opensAes() ? PfxProfile.MODERN : PfxProfile.COMPATIBLE;
    }

    /** All files, in the order in which people look at them. */
    Map<String, byte[]> of(List<Part> parts, Password password) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        List<Manifest.Own> own = new ArrayList<>();
        for (Part part : parts) {
            String pfx = pfxName(part);
            files.put(pfx, pfx(part).encode(profile, password));
            own.add(own(pfx, part));
        }
        AuthorityChain chain = parts.get(0).chain();
        files.put(HandOut.ROOT_FILE, chain.root().der().toArray());
        List<Manifest.Trusted> intermediates = new ArrayList<>();
        for (ParsedCertificate intermediate : chain.intermediates()) {
            String name = "intermediate-" + (intermediates.size() + 1) + ".cer";
            files.put(name, intermediate.der().toArray());
            intermediates.add(Manifest.trusted(name, intermediate));
        }
        parts.forEach(part -> files.put(pfxName(part).replace(".pfx", ".chain.pem"), chainPem(part)));
        files.put("install.ps1", InstallScript.bytes());
        Manifest manifest =
                Manifest.of(computer, made, Manifest.trusted(HandOut.ROOT_FILE, chain.root()), intermediates, own);
        files.put("bundle.json", manifest.json());
        for (Lang lang : Lang.values()) {
            files.put(
                    "README_" + lang.code() + ".txt",
                    new Instructions(messages, lang, profile).of(manifest, computer.windows()));
        }
        return files;
    }

    private PfxFile pfx(Part part) {
        String friendly = "Akashi " + computer.label() + " " + lastOf(part.certificate());
        return new PfxFile(friendly, part.key(), part.leaf(), part.chain());
    }

    private Manifest.Own own(String file, Part part) {
        return new Manifest.Own(
                file,
                part.leaf().thumbprint().value(),
                part.leaf().subject(),
                part.leaf().validity().notAfter().toString(),
                part.slots().stream().map(Slot::name).toList());
    }

    private String pfxName(Part part) {
        return FileNames.of(computer.label(), part.slots(), part.certificate()) + ".pfx";
    }

    private static String lastOf(Certificate certificate) {
        String serial = certificate.serial();
        return serial.substring(Math.max(0, serial.length() - SERIAL_SHOWN));
    }

    /** The certificate, then those above it, the root last. */
    private static byte[] chainPem(Part part) {
        List<ParsedCertificate> path = Stream.concat(Stream.of(part.leaf()), part.chain().certificates().stream())
                .toList();
        String pem = AuthorityChain.sent(path, part.crosses()).stream()
                .map(ParsedCertificate::pem)
                .collect(Collectors.joining());
        return pem.getBytes(StandardCharsets.US_ASCII);
    }
}
