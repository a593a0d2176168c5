package akashi.authority;

import akashi.core.site.Authority;
import akashi.pki.ParsedCertificate;
import akashi.web.Lang;
import akashi.web.Messages;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The files with which clients come to trust a root: for Windows, Apple's devices and Firefox. None holds a key. */
final class ClientKit {

    static final String WINDOWS = "install-ca.ps1";
    static final String APPLE = "akashi-ca.mobileconfig";
    static final String FIREFOX = "policies.json";

    private static final String SCRIPT = "/akashi/authority/install-ca.ps1";
    private static final int LINE = 64;

    private final Authority root;
    private final ParsedCertificate certificate;

    ClientKit(Authority root, ParsedCertificate certificate) {
        this.root = root;
        this.certificate = certificate;
    }

    /** All of it, with instructions. */
    Map<String, byte[]> files(Messages messages) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put(HandOut.ROOT_FILE, certificate.der().toArray());
        for (Lang lang : Lang.values()) {
            files.put("README_" + lang.code() + ".txt", HandOut.clients(messages, lang, root, certificate));
        }
        files.put(WINDOWS, windows());
        files.put(APPLE, apple());
        files.put(FIREFOX, firefox());
        return files;
    }

    /** Takes in no other certificate than this root, by its thumbprint. */
    byte[] windows() {
        try (InputStream in = ClientKit.class.getResourceAsStream(SCRIPT)) {
            String script = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return HandOut.windows(
                    script.replace("@THUMBPRINT@", certificate.thumbprint().value()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * A configuration profile. Its ids follow from the certificate, so that a device which gets it twice replaces the
     * profile instead of having two.
     */
    byte[] apple() {
        String profile = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                  <key>PayloadContent</key>
                  <array>
                    <dict>
                      <key>PayloadCertificateFileName</key><string>%s</string>
                      <key>PayloadContent</key>
                      <data>
                %s
                      </data>
                      <key>PayloadDisplayName</key><string>%s</string>
                      <key>PayloadIdentifier</key><string>%s.root</string>
                      <key>PayloadType</key><string>com.apple.security.root</string>
                      <key>PayloadUUID</key><string>%s</string>
                      <key>PayloadVersion</key><integer>1</integer>
                    </dict>
                  </array>
                  <key>PayloadDisplayName</key><string>%s</string>
                  <key>PayloadIdentifier</key><string>%s</string>
                  <key>PayloadRemovalDisallowed</key><false/>
                  <key>PayloadType</key><string>Configuration</string>
                  <key>PayloadUUID</key><string>%s</string>
                  <key>PayloadVersion</key><integer>1</integer>
                </dict>
                </plist>
                """;
        String name = xml(root.name());
        String id = "akashi.ca." + certificate.thumbprint().value().toLowerCase(Locale.ROOT);
        return profile.formatted(HandOut.ROOT_FILE, base64(), name, id, uuid("root"), name, id, uuid("profile"))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String base64() {
        byte[] newline = "\n".getBytes(StandardCharsets.US_ASCII);
        return Base64.getMimeEncoder(LINE, newline)
                .encodeToString(certificate.der().toArray());
    }

    private String uuid(String payload) {
        String seed = "akashi " + payload + " " + certificate.sha256();
        return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8))
                .toString()
                .toUpperCase(Locale.ROOT);
    }

    private static String xml(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** Lets Firefox look into Windows' and macOS' own store, and elsewhere into the file beside its policies. */
    static byte[] firefox() {
        return """
                {
                  "policies": {
                    "Certificates": {
                      "ImportEnterpriseRoots": true,
                      "Install": ["%s"]
                    }
                  }
                }
                """.formatted(HandOut.ROOT_FILE).getBytes(StandardCharsets.UTF_8);
    }
}
