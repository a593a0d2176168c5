package akashi.pki;

import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;

/** Subject alternative names, read and written (RFC 5280 4.2.1.6); names of other types are passed over. */
record SubjectNames(List<String> dns, List<IpAddress> addresses) {

    static SubjectNames of(Extensions extensions) throws UnknownHostException {
        GeneralNames names = GeneralNames.fromExtensions(extensions, Extension.subjectAlternativeName);
        List<String> dns = new ArrayList<>();
        List<IpAddress> addresses = new ArrayList<>();
        for (GeneralName name : names == null ? new GeneralName[0] : names.getNames()) {
            if (name.getTagNo() == GeneralName.dNSName) {
                dns.add(ASN1IA5String.getInstance(name.getName()).getString().toLowerCase(Locale.ROOT));
            } else if (name.getTagNo() == GeneralName.iPAddress) {
                addresses.add(
                        address(ASN1OctetString.getInstance(name.getName()).getOctets()));
            }
        }
        return new SubjectNames(dns, addresses);
    }

    static GeneralNames encode(Collection<HostName> dns, Collection<IpAddress> addresses) {
        List<GeneralName> names = new ArrayList<>();
        dns.stream().distinct().forEach(name -> names.add(dnsName(name.value())));
        addresses.stream().distinct().forEach(address -> names.add(ipAddress(address.bytes())));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    static GeneralName dnsName(String name) {
        return new GeneralName(GeneralName.dNSName, new DERIA5String(name));
    }

    static GeneralName ipAddress(byte[] octets) {
        return new GeneralName(GeneralName.iPAddress, new DEROctetString(octets));
    }

    static IpAddress address(byte[] octets) throws UnknownHostException {
        return new IpAddress(InetAddress.getByAddress(octets).getHostAddress());
    }
}
