package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.IpAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The policy file from which {@code certreq -new} makes key and request on the computer itself. Host names are ASCII and
 * lines end as on Windows, so the file reads the same under every code page. The key is made by CNG for the machine and
 * cannot be exported.
 */
final class RequestInf {

    private RequestInf() {}

    static byte[] of(Certificate requested) {
        List<String> lines = new ArrayList<>(List.of(
                "[Version]",
                "Signature = \"$Windows NT$\"",
                "",
                "[NewRequest]",
                "Subject = \"" + requested.subject() + "\"",
                "FriendlyName = \"VMS " + requested.subject().substring("CN=".length()) + "\"",
                "ProviderName = \"Microsoft Software Key Storage Provider\"",
                "KeyAlgorithm = RSA",
                "KeyLength = " + Math.max(2048, requested.key().bits()),
                "HashAlgorithm = SHA256",
                "MachineKeySet = TRUE",
                "Exportable = FALSE",
                "KeyUsage = 0xA0",
                "RequestType = PKCS10",
                "",
                "[EnhancedKeyUsageExtension]",
                "OID = 1.3.6.1.5.5.7.3.1",
                "",
                "[Extensions]",
                "2.5.29.17 = \"{text}\""));
        requested.dnsNames().forEach(name -> lines.add("_continue_ = \"dns=" + name + "&\""));
        requested.addresses().stream()
                .map(IpAddress::value)
                .forEach(address -> lines.add("_continue_ = \"ipaddress=" + address + "&\""));
        lines.add("");
        return String.join("\r\n", lines).getBytes(StandardCharsets.US_ASCII);
    }
}
