package akashi.core.site;

import akashi.core.fault.Fault;
import java.util.Optional;

/** A Windows account by name ({@code DOM\svc}, {@code DOM\gmsa$}) or by SID ({@code S-1-5-20}). */
public record ServiceAccount(String value) {

    /** The account under which the VMS's services run when nobody chose another. */
    public static final ServiceAccount NETWORK_SERVICE = new ServiceAccount("S-1-5-20");

    private static final int LONGEST = 256;

    /** Refuses control characters and what no Windows account name can hold. */
    public ServiceAccount {
        value = value.strip();
        boolean bad =
                value.isEmpty() || value.length() > LONGEST || value.matches(".*[\"/\\[\\]:;|=,+*?<>\\p{Cntrl}].*");
        if (bad) {
            throw new Fault.BadInput("service_account", "service-account.invalid");
        }
    }

    /** An account, or empty for empty text. */
    public static Optional<ServiceAccount> parse(String text) {
        return text == null || text.isBlank() ? Optional.empty() : Optional.of(new ServiceAccount(text));
    }
}
