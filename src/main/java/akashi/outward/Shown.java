package akashi.outward;

import akashi.core.text.Message;
import akashi.pki.ParsedCertificate;
import akashi.pki.PeerTrust;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what is wrong with the certificate that a server showed. */
public final class Shown {

    private Shown() {}

    /** Why it was not trusted; empty where it was, or where none was shown. */
    public static Optional<Message> why(PeerTrust trust, String host, String server) {
        return trust.shown()
                .filter(shown -> !trust.accepted())
                .map(shown -> trust.otherName()
                        ? Message.of("outward.tls.name", host, names(shown), shown.sha256())
                        : Message.of("outward.tls.untrusted", server, shown.subject(), shown.issuer(), shown.sha256()));
    }

    private static List<String> names(ParsedCertificate shown) {
        List<String> names = Stream.concat(shown.dnsNames().stream(), shown.addresses().stream())
                .map(Object::toString)
                .toList();
        return names.isEmpty() ? List.of(shown.subject()) : names;
    }
}
