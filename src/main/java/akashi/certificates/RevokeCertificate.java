package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Scales;
import akashi.store.Weight;
import akashi.store.Weighty;
import akashi.web.Option;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Marks a certificate as revoked, for good, and forgets its key. Whether a new revocation list says so comes of it. */
public record RevokeCertificate(UUID certificateId, Reason reason) implements Weighty<Boolean> {

    /**
     * Why, by the names of RFC 5280 5.3.1. Of those there, a server has no use for the reasons of CAs and attribute
     * authorities; a hold that is lifted again, and its end in a delta list, are not kept here: what was revoked once
     * stays so.
     */
    public enum Reason {
        KEY_COMPROMISE("keyCompromise"),
        SUPERSEDED("superseded"),
        AFFILIATION_CHANGED("affiliationChanged"),
        CESSATION_OF_OPERATION("cessationOfOperation"),
        PRIVILEGE_WITHDRAWN("privilegeWithdrawn"),
        UNSPECIFIED("unspecified");

        private final String rfc;

        Reason(String rfc) {
            this.rfc = rfc;
        }

        /** The name in the standard. */
        public String rfc() {
            return rfc;
        }

        /** The words for the standard's name; an unknown one counts as unspecified. */
        static Message words(String rfc) {
            return Stream.of(values())
                    .filter(reason -> reason.rfc.equals(rfc))
                    .findFirst()
                    .orElse(UNSPECIFIED)
                    .label();
        }

        /** The words for people. */
        public Message label() {
            return Message.of("certificates.reason." + name());
        }
    }

    @Override
    public String code() {
        return "revoke-certificate";
    }

    @Override
    public Optional<Weight> weight(Scales scales) {
        return Optional.of(Weights.of(this, scales.site()));
    }

    @Override
    public Access least() {
        return Access.ADMIN;
    }

    /** The reasons as choices. */
    static List<Option> reasons() {
        return Stream.of(Reason.values())
                .map(reason -> new Option(reason.name(), reason.label()))
                .toList();
    }
}
