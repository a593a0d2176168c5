package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.Validity;
import java.util.List;

/**
 * What a certificate of the lab shall say, wrong as it may be: the portal itself would never issue some of these.
 *
 * @param dnsNames none leaves the extension out
 * @param forServers whether a server may show it; otherwise it is for clients only
 */
public record LabLeaf(String commonName, List<HostName> dnsNames, Validity validity, boolean forServers) {

    /** Copies the list. */
    public LabLeaf {
        dnsNames = List.copyOf(dnsNames);
    }

    /** A good one for a name. */
    public static LabLeaf of(HostName name, Validity validity) {
        return new LabLeaf(name.value(), List.of(name), validity, true);
    }
}
