package akashi.revocation;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.site.Authority;
import akashi.core.site.SiteSnapshot;
import akashi.core.text.Message;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import akashi.web.Option;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/**
 * Takes back a certificate that an authority of the site signed for another one, or began to sign. Whether a new
 * revocation list says so comes of it.
 *
 * @param serial in lower-case hex
 */
public record RevokeAuthority(UUID issuerId, String serial, Reason reason) implements Weighty<Boolean> {

    /** Why, by the names of RFC 5280 5.3.1 that make sense for an authority. */
    public enum Reason {
        CA_COMPROMISE("cACompromise"),
        SUPERSEDED("superseded"),
        AFFILIATION_CHANGED("affiliationChanged"),
        CESSATION_OF_OPERATION("cessationOfOperation"),
        UNSPECIFIED("unspecified");

        private final String rfc;

        Reason(String rfc) {
            this.rfc = rfc;
        }

        String rfc() {
            return rfc;
        }

        Message label() {
            return Message.of("revocation.reason." + name());
        }

        static Message words(String rfc) {
            Optional<Reason> known =
                    Stream.of(values()).filter(each -> each.rfc.equals(rfc)).findFirst();
            return known.orElse(UNSPECIFIED).label();
        }

        static List<Option> options() {
            return Stream.of(values())
                    .map(reason -> new Option(reason.name(), reason.label()))
                    .toList();
        }
    }

    /** The act that takes back the certificate with which an authority of another one of the site works. */
    public static RevokeAuthority of(DSLContext db, SiteSnapshot site, Authority authority, Reason reason) {
        Authority issuer = authority
                .parentId()
                .flatMap(site::authority)
                .filter(Lists::mayHave)
                .orElseThrow(() -> new Fault.Refused(
                        Refusal.of("NOT_BELOW", Message.of("revocation.refused.not-below", authority.name()))));
        return SignedBelow.of(db, site, issuer).stream()
                .filter(each -> each.row().authorityId().equals(authority.id()))
                .filter(SignedBelow::present)
                .findFirst()
                .map(each -> new RevokeAuthority(issuer.id(), each.row().serial(), reason))
                .orElseThrow(() -> new Fault.NotFound("certificate of " + authority.name()));
    }

    @Override
    public String code() {
        return "revoke-authority";
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        String issuer = scales.site().authority(issuerId).map(Authority::name).orElse("");
        List<Message> lines = List.of(
                Message.of("approval.line.authority", issuer),
                Message.of("approval.line.serial", serial),
                Message.of("approval.line.reason", reason.label()));
        return Optional.of(
                new Weight(code(), serial, lines, List.of(issuerId), "/authorities/" + issuerId + "/signed"));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }
}
