package akashi.certificates;

import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.Slot;
import akashi.core.site.Validity;
import akashi.core.text.Message;
import akashi.pki.AuthorityChain;
import akashi.pki.KeyKind;
import akashi.pki.LeafRequest;
import akashi.pki.PublicKeyBytes;
import akashi.pki.StatusAddresses;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A certificate as it would be issued: worked out and judged, nothing done yet.
 *
 * @param issuer {@code null} where the site has none; then there is no chain and no validity either
 * @param phones whether phones, browsers or Macs see it, which accept less
 * @param status where verifiers ask whether it was revoked; empty where the site leaves that out
 * @param predecessor the newest certificate of the computer for one of the slots, whose place it takes
 * @param refusals why it cannot be issued; none when it can
 * @param warnings what speaks against it without forbidding it
 */
record Order(
        Computer computer,
        Set<Slot> slots,
        String commonName,
        List<HostName> names,
        List<IpAddress> addresses,
        Authority issuer,
        AuthorityChain chain,
        Validity validity,
        KeyKind key,
        boolean phones,
        Optional<StatusAddresses> status,
        Optional<Certificate> predecessor,
        List<Refusal> refusals,
        List<Message> warnings) {

    /** Whether nothing forbids it. For templates too. */
    public boolean possible() {
        return refusals.isEmpty();
    }

    /** How many days it is for. For templates. */
    public long days() {
        return validity == null ? IssueCertificate.AS_PROFILE : LeafRequest.days(validity);
    }

    /** What the certificate shall say, for the key. */
    LeafRequest request(PublicKeyBytes publicKey) {
        return new LeafRequest(commonName, names, addresses, validity, publicKey, phones, status);
    }

    Optional<UUID> predecessorId() {
        return predecessor.map(Certificate::id);
    }

    Order judged(List<Refusal> refused, List<Message> warned) {
        return new Order(
                computer,
                slots,
                commonName,
                names,
                addresses,
                issuer,
                chain,
                validity,
                key,
                phones,
                status,
                predecessor,
                refused,
                warned);
    }

    Order named(String subject, List<HostName> otherNames, List<IpAddress> otherAddresses) {
        return new Order(
                computer,
                slots,
                subject,
                otherNames,
                otherAddresses,
                issuer,
                chain,
                validity,
                key,
                phones,
                status,
                predecessor,
                refusals,
                warnings);
    }
}
