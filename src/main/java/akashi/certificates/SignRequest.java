package akashi.certificates;

import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.pki.ParsedRequest;
import akashi.pki.PublicKeyBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The wish for a certificate whose key was made on its server and stays there. What the certificate says comes from the
 * inventory; of the request only the key is taken, and it may ask for no name that is not the computer's own.
 */
record SignRequest(IssueCertificate wish, ParsedRequest request) {

    PublicKeyBytes key() {
        return request.key();
    }

    /** Names and addresses that the certificate will have although nobody asked for them. */
    List<String> added(Order order) {
        Set<String> asked =
                Set.copyOf(request.dnsNames().stream().map(SignRequest::lower).toList());
        Stream<String> names = order.names().stream().map(HostName::value).filter(name -> !asked.contains(lower(name)));
        Stream<String> addresses = order.addresses().stream()
                .filter(address -> !request.addresses().contains(address))
                .map(IpAddress::value);
        return Stream.concat(names, addresses).toList();
    }

    /** What the request says and the certificate will not, a sentence each. */
    List<Message> leftOut(SiteSnapshot site, Order order) {
        return Stream.concat(
                        names(site, order).otherCommonName(order.commonName()).stream(), request.leftOut().stream())
                .toList();
    }

    private RequestNames names(SiteSnapshot site, Order order) {
        return new RequestNames(request, site, order.computer(), order.names(), order.addresses());
    }

    /** The order with what speaks against this request added. */
    Order judged(SiteSnapshot site, Order order, List<String> othersWithItsKey) {
        List<Refusal> refusals = new ArrayList<>(order.refusals());
        names(site, order).refusal().ifPresent(refusals::add);
        if (!othersWithItsKey.isEmpty()) {
            refusals.add(new Refusal(
                    "KEY_KNOWN",
                    List.of(),
                    Message.of("certificates.refused.key-known", othersWithItsKey.get(0)),
                    othersWithItsKey,
                    new Mend(Message.of("certificates.mend.new-key"), null)));
        }
        return order.judged(refusals, order.warnings());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
