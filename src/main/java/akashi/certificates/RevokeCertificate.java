package akashi.certificates;

import akashi.core.access.Access;
import akashi.core.text.Message;
import akashi.store.Act;
import akashi.web.Option;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Marks a certificate as revoked, for good, and forgets its key. Whether a new revocation list says so comes of it. */
public record RevokeCertificate(UUID certificateId, Reason reason) implements Act<Boolean> {

    /** Why, by the names of RFC 5280 5.3.1. */
    public enum Reason {
        KEY_COMPROMISE("keyCompromise"),
        SUPERSEDED("superseded"),
        CESSATION_OF_OPERATION("cessationOfOperation"),
        UNSPECIFIED("unspecified");

        private final String rfc;

        Reason(String rfc) {
            this.rfc = rfc;
        }

        /** The name in the standard. */
        public String rfc() {
            return rfc;
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
