package akashi.pki;

import akashi.core.site.IpAddress;
import akashi.core.site.KeyInfo;
import akashi.core.text.Message;
import java.util.List;

/**
 * What a certificate signing request asks for; its signature was checked, so the asker holds the key.
 *
 * @param commonNames those of the subject, cut where nobody would read on, without characters that nobody sees
 * @param leftOut what it asks for besides and no certificate of a server will have, a sentence each
 */
public record ParsedRequest(
        String subject,
        List<String> commonNames,
        List<String> dnsNames,
        List<IpAddress> addresses,
        KeyInfo keyInfo,
        PublicKeyBytes key,
        List<Message> leftOut) {

    /** Copies the lists. */
    public ParsedRequest {
        commonNames = List.copyOf(commonNames);
        dnsNames = List.copyOf(dnsNames);
        addresses = List.copyOf(addresses);
        leftOut = List.copyOf(leftOut);
    }
}
