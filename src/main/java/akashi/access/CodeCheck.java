package akashi.access;

import akashi.core.fault.Fault;
import akashi.pki.SecretUnreadable;
import akashi.pki.TimedCodes;
import akashi.store.Account;
import akashi.store.Database;
import akashi.store.SecondFactors;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Asks for the code of a second factor: six digits of the app, or a recovery code in its place. Each counts once. Trying
 * is slowed down as it is with passwords; many wrong codes from everywhere slow down the six digits of that person, and
 * only who knows the password gets so far. After a hundred wrong ones in a row the six digits are not looked at any more,
 * until a recovery code was right or an administrator took the second factor away. Recovery codes are too long to be
 * guessed and are taken all the same.
 */
final class CodeCheck {

    private static final Pattern OF_AN_APP = Pattern.compile("\\d{6}");
    private static final int FREE_EVERYWHERE = 30;
    private static final String EVERYWHERE = "*";

    private final Database database;
    private final FactorKeys keys;
    private final Clock clock;
    private final Attempts attempts;
    private final Attempts everywhere;

    /** Writes down that a wrong code, of the app or for emergencies, came from an address. */
    interface Wrong {
        void came(Account account, boolean ofApp, String address);
    }

    CodeCheck(Database database, FactorKeys keys, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
        this.attempts = new Attempts(clock);
        this.everywhere = new Attempts(clock, FREE_EVERYWHERE);
    }

    /**
     * Takes the code, or bad input on the field says what is wrong. Answers how many recovery codes are left where it was
     * one; empty where it was of the app.
     */
    OptionalInt demand(Account account, String typed, String address, String field, Wrong wrong) {
        String code = typedCode(typed);
        waited(attempts.begin(account.userName(), address), field);
        try {
            boolean ofApp = OF_AN_APP.matcher(code).matches();
            SecondFactors factors = new SecondFactors(database.db());
            boolean taken = ofApp ? ofAppInTurn(account, code, field) : factors.takeRecovery(account.id(), code);
            if (!taken) {
                wrong.came(account, ofApp, address);
                throw new Fault.BadInput(field, "access.code.wrong");
            }
            attempts.succeeded(account.userName(), address);
            return ofApp ? OptionalInt.empty() : OptionalInt.of(factors.recoveryLeft(account.id()));
        } finally {
            attempts.ended(account.userName(), address);
        }
    }

    /** A code as it is compared, however it was typed: in groups, in capitals or in full width. */
    static String typedCode(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .replaceAll("[\\s-]", "")
                .toLowerCase(Locale.ROOT);
    }

    private boolean ofAppInTurn(Account account, String code, String field) {
        waited(everywhere.begin(account.userName(), EVERYWHERE), field);
        try {
            return ofApp(account, code, field);
        } finally {
            everywhere.ended(account.userName(), EVERYWHERE);
        }
    }

    private boolean ofApp(Account account, String code, String field) {
        SecondFactors factors = new SecondFactors(database.db());
        Optional<SecondFactors.Factor> factor = factors.find(account.id());
        if (factor.isEmpty()) {
            return false;
        }
        TimedCodes key = key(account, field);
        if (!factors.tries(account.id())) {
            throw new Fault.BadInput(field, "access.code.shut", SecondFactors.MOST_WRONG);
        }
        OptionalLong step = key.stepOf(code, clock.instant(), factor.get().lastStep());
        boolean taken = step.isPresent() && factors.take(account.id(), step.getAsLong());
        if (taken) {
            everywhere.succeeded(account.userName(), EVERYWHERE);
        }
        return taken;
    }

    private TimedCodes key(Account account, String field) {
        Optional<TimedCodes> key = Optional.empty();
        try {
            key = keys.kept(database.db(), account.id());
        } catch (Fault.Refused | SecretUnreadable shut) {
            key = Optional.empty();
        }
        return key.orElseThrow(() -> new Fault.BadInput(field, "access.code.locked"));
    }

    private static void waited(Duration pause, String field) {
        if (pause.compareTo(Duration.ZERO) > 0) {
            throw new Fault.BadInput(field, "access.sign-in.wait", Math.max(1, pause.toSeconds()));
        }
    }
}
