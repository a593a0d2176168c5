package akashi.pki;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** The two extensions by which a certificate says where to ask about it (RFC 5280 4.2.1.13 and 4.2.2.1). */
final class StatusExtensions {

    private StatusExtensions() {}

    static void add(X509v3CertificateBuilder builder, StatusAddresses addresses) throws IOException {
        DistributionPointName list = new DistributionPointName(new GeneralNames(uri(addresses.list())));
        builder.addExtension(Extension.cRLDistributionPoints, false, new CRLDistPoint(new DistributionPoint[] {
            new DistributionPoint(list, null, null)
        }));
        builder.addExtension(
                Extension.authorityInfoAccess,
                false,
                new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, uri(addresses.ocsp())));
    }

    /** Every address that is named: of lists first, then of answers and of the issuer's own certificate. */
    static List<String> addresses(Extensions extensions) {
        List<GeneralName> names = new ArrayList<>();
        CRLDistPoint lists = CRLDistPoint.fromExtensions(extensions);
        if (lists != null) {
            for (DistributionPoint point : lists.getDistributionPoints()) {
                if (point.getDistributionPoint() != null
                        && point.getDistributionPoint().getName() instanceof GeneralNames named) {
                    names.addAll(List.of(named.getNames()));
                }
            }
        }
        AuthorityInformationAccess access = AuthorityInformationAccess.fromExtensions(extensions);
        if (access != null) {
            Stream.of(access.getAccessDescriptions())
                    .map(AccessDescription::getAccessLocation)
                    .forEach(names::add);
        }
        return names.stream().map(StatusExtensions::text).toList();
    }

    private static String text(GeneralName name) {
        return name.getTagNo() == GeneralName.uniformResourceIdentifier
                ? ASN1IA5String.getInstance(name.getName()).getString()
                : name.toString();
    }

    private static GeneralName uri(String address) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, address);
    }
}
