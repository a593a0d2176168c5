package akashi.certificates;

import akashi.core.site.Certificate;
import akashi.core.site.Computer;
import akashi.core.site.HostName;
import akashi.core.site.IpAddress;
import akashi.core.site.SiteSnapshot;
import akashi.core.site.Slot;
import akashi.core.text.Message;
import akashi.pki.PfxProfile;
import akashi.pki.PublicKeyBytes;
import akashi.store.Weight;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What a second administrator reads of acts with certificates, the same for the same wish. */
final class Weights {

    private static final String ISSUE = "/certificates/issue";

    private Weights() {}

    /**
     * A certificate as it would be signed.
     *
     * @param request the key of a request; empty where the key is made here
     */
    static Weight of(Order order, String act, Optional<String> sameKey, Optional<PublicKeyBytes> request) {
        List<Message> lines = new ArrayList<>();
        lines.add(Message.of("approval.line.computer", order.computer().label()));
        lines.add(slots(order.slots()));
        lines.add(Message.of("approval.line.subject", order.commonName()));
        lines.add(Message.of(
                "approval.line.names",
                Stream.concat(
                                order.names().stream().map(HostName::value),
                                order.addresses().stream().map(IpAddress::value))
                        .sorted()
                        .toList()));
        lines.add(life(order));
        lines.add(Message.of("approval.line.authority", order.issuer().name()));
        lines.add(key(order, sameKey, request));
        List<Object> bound = List.of(
                order.computer().id(), order.issuer().id(), order.phones(), predecessor(order), sameKey.orElse(""));
        return new Weight(act, order.computer().label(), lines, bound, path(order, act));
    }

    /** Of what is cut to the end of an authority the days dwindle, and the end stays. */
    private static Message life(Order order) {
        boolean cut = order.chain().certificates().stream()
                .anyMatch(above ->
                        above.validity().notAfter().equals(order.validity().notAfter()));
        return cut
                ? Message.of("approval.line.until", order.validity().notAfter())
                : Message.of("approval.line.days", order.days());
    }

    private static Message key(Order order, Optional<String> sameKey, Optional<PublicKeyBytes> request) {
        if (request.isPresent()) {
            return Message.of(
                    "approval.line.request-key",
                    request.get().info().toString(),
                    request.get().sha256());
        }
        return sameKey.map(why -> Message.of("approval.line.same-key", why))
                .orElseGet(() -> Message.of("approval.line.new-key", Message.of("certificates.key." + order.key())));
    }

    private static String predecessor(Order order) {
        return order.predecessorId().map(UUID::toString).orElse("");
    }

    private static String path(Order order, String act) {
        if (act.equals(SignCertificate.ISSUE)) {
            return ISSUE + "?computer=" + order.computer().id() + "&days=" + order.days() + "&key=" + order.key();
        }
        if (act.equals(SignCertificate.REQUEST)) {
            return "/certificates/sign?computer=" + order.computer().id();
        }
        return "/certificates/" + predecessor(order);
    }

    /** Certificates for many computers. */
    static Weight of(IssueCertificates wish, List<String> names) {
        List<Message> lines = List.of(
                Message.of("approval.line.computers", names.size(), names),
                days(wish.days()),
                wish.key() == null
                        ? Message.of("approval.line.profile-key")
                        : Message.of("approval.line.new-key", Message.of("certificates.key." + wish.key())));
        return new Weight(wish.code(), "", lines, ids(wish.computerIds()), ISSUE);
    }

    /** Renewals of many certificates. */
    static Weight of(RenewCertificates wish, SiteSnapshot site) {
        List<String> names = wish.certificateIds().stream()
                .map(id -> title(site, id))
                .sorted()
                .toList();
        return new Weight(
                wish.code(),
                "",
                List.of(Message.of("approval.line.certificates", names.size(), names), days(wish.days())),
                ids(wish.certificateIds()),
                "/certificates/renewals");
    }

    static Weight of(SpreadRenewals wish) {
        List<Message> lines =
                List.of(Message.of("approval.line.spread", wish.within(), wish.weeks()), days(wish.days()));
        return new Weight(wish.code(), "", lines, List.of(), "/certificates/renewals");
    }

    /** The bundle of a computer. */
    static Weight bundle(Computer computer, Collection<Certificate> certificates, PfxProfile profile) {
        List<Message> lines = new ArrayList<>(List.of(Message.of("approval.line.computer", computer.label())));
        certificates.stream()
                .map(each -> Message.of("approval.line.certificate", each.subject(), each.serial()))
                .sorted(Comparator.comparing(line -> line.args().toString()))
                .forEach(lines::add);
        lines.add(Message.of("approval.line.file", Message.of("certificates.profile." + profile.name())));
        List<Object> bound = ids(certificates.stream().map(Certificate::id).toList());
        return new Weight(
                ExportBundle.EXPORT, computer.label(), lines, bound, "/certificates/bundle?computer=" + computer.id());
    }

    static Weight of(PackBundles wish, List<String> names) {
        return new Weight(
                wish.code(),
                "",
                List.of(Message.of("approval.line.computers", names.size(), names)),
                ids(wish.computerIds()),
                "/certificates/bundles");
    }

    static Weight of(ExportCertificate wish, SiteSnapshot site) {
        return one(
                wish.code(),
                site,
                wish.certificateId(),
                Message.of("approval.line.file", wish.form().label()),
                "");
    }

    static Weight of(RevokeCertificate wish, SiteSnapshot site) {
        Message reason = Message.of("approval.line.reason", wish.reason().label());
        return one(wish.code(), site, wish.certificateId(), reason, "/revoke");
    }

    private static Weight one(String act, SiteSnapshot site, UUID id, Message line, String page) {
        Optional<Certificate> found = site.certificate(id);
        String subject = found.map(Certificate::subject).orElse("");
        String serial = found.map(Certificate::serial).orElse("");
        return new Weight(
                act,
                subject,
                List.of(Message.of("approval.line.certificate", subject, serial), line),
                List.of(id),
                "/certificates/" + id + page);
    }

    /** Certificates that come with their keys. */
    static Weight of(ImportKeys wish, java.util.function.Function<UUID, String> name) {
        List<Message> lines = wish.items().stream()
                .map(item -> Message.of(
                        "approval.line.key-for",
                        item.contents().certificate().title(),
                        item.contents().certificate().thumbprint().value(),
                        name.apply(item.computerId()),
                        words(item.slots())))
                .sorted(Comparator.comparing(line -> line.args().toString()))
                .toList();
        List<Object> bound =
                ids(wish.items().stream().map(ImportKeys.Item::computerId).toList());
        return new Weight(wish.code(), "", lines, bound, "/certificates/pfx");
    }

    private static Message slots(Collection<Slot> slots) {
        return Message.of("approval.line.slots", words(slots));
    }

    private static List<Message> words(Collection<Slot> slots) {
        return slots.stream().sorted().map(Message::of).toList();
    }

    private static Message days(int days) {
        return days == IssueCertificate.AS_PROFILE
                ? Message.of("approval.line.profile-days")
                : Message.of("approval.line.days", days);
    }

    private static String title(SiteSnapshot site, UUID certificate) {
        return site.certificate(certificate)
                .map(each -> each.subject() + " " + each.serial())
                .orElseGet(certificate::toString);
    }

    private static List<Object> ids(Collection<UUID> ids) {
        return ids.stream()
                .<Object>map(id -> id)
                .sorted(Comparator.comparing(Object::toString))
                .toList();
    }
}
