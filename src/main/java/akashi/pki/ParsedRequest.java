package akashi.pki;

import akashi.core.site.IpAddress;
import akashi.core.site.KeyInfo;
import java.util.List;

/** What a certificate signing request asks for; its signature was checked, so the asker holds the key. */
public record ParsedRequest(
        String subject, List<String> dnsNames, List<IpAddress> addresses, KeyInfo keyInfo, PublicKeyBytes key) {

    /** Copies the lists. */
    public ParsedRequest {
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
    }
}
