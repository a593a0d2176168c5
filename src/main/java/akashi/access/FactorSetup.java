package akashi.access;

import akashi.core.access.Actor;
import akashi.core.fault.Fault;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.pki.Password;
import akashi.pki.Randoms;
import akashi.pki.SecretUnreadable;
import akashi.pki.TimedCodes;
import akashi.store.Account;
import akashi.store.Acts;
import akashi.store.Database;
import akashi.store.Terms;
import akashi.web.Exchange;
import akashi.web.QrPicture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Setting up a second factor. The key is shown as a picture and as text, and waits sealed in the form until a code
 * proves that the app has it; only then it is kept. Recovery codes are shown once.
 */
final class FactorSetup {

    private static final int RECOVERY_CODES = 10;

    private final Database database;
    private final Acts acts;
    private final FactorKeys keys;
    private final ShownOnce recovery = new ShownOnce(FactorSetup::recoveryCodes);

    FactorSetup(Database database, Acts acts, FactorKeys keys) {
        this.database = database;
        this.acts = acts;
        this.keys = keys;
    }

    /** A key that the app has, as a code showed. */
    record Proved(byte[] sealed, long step, List<String> recovery, String act) {

        @Override
        public String toString() {
            return "Proved[•••]";
        }
    }

    /** What the form shows: the key of the form that came back, or a fresh one; nothing while keys cannot be sealed. */
    Map<String, Object> model(Exchange x, Account account) {
        try {
            TimedCodes codes = pending(x, account).orElseGet(TimedCodes::fresh);
            String sealed = Base64.getUrlEncoder().encodeToString(keys.seal(account.id(), codes));
            QrPicture picture = QrPicture.of(address(account, codes));
            return Map.of("shut", false, "sealed", sealed, "key", codes.typed(), "qr", picture, "act", Randoms.token());
        } catch (Fault.Refused locked) {
            return Map.of("shut", true);
        }
    }

    /** The key of the form with the step of its code; a wrong code becomes an error of its field. */
    Proved proved(Exchange x, Account account) {
        keys.mustBeOpen();
        String typed = CodeCheck.typedCode(
                Optional.ofNullable(x.form().required("code")).orElse(""));
        TimedCodes codes = pending(x, account).orElseThrow(() -> new Fault.BadInput("code", "access.factor.again"));
        OptionalLong step = codes.stepOf(typed, x.now(), Long.MIN_VALUE);
        if (!typed.isEmpty() && step.isEmpty()) {
            x.form().error("code", Message.of("access.code.wrong"));
        }
        String act = x.form().text("act").orElseGet(Randoms::token);
        byte[] sealed = keys.seal(account.id(), codes);
        return new Proved(sealed, step.orElse(0), recoveryOf(account, act), act);
    }

    /** Turns it on; false where the same form did so before, and then nobody is let in by it once more. */
    boolean turnOn(Actor actor, Proved proved, Optional<UUID> keep) {
        List<String> plain = proved.recovery().stream().map(FactorSetup::plain).toList();
        UUID sending = UUID.randomUUID();
        UUID did = acts.run(
                actor,
                new FactorActs.TurnOn(sending, proved.sealed(), proved.step(), plain, keep),
                Terms.NONE.onceFor(proved.act()));
        return did.equals(sending);
    }

    /**
     * The recovery codes once more, where this person's form with the very key that is in use was sent before; refused
     * where they are forgotten. Empty where the form is new.
     */
    Optional<List<String>> again(Exchange x, Account account, Actor actor) {
        return x.form()
                .text("act")
                .filter(act -> acts.before(actor, FactorActs.TurnOn.CODE, Terms.NONE.onceFor(act))
                        .isPresent())
                .filter(act -> inUse(x, account))
                .map(act -> shownBefore(account, act));
    }

    private boolean inUse(Exchange x, Account account) {
        Optional<byte[]> mine = pending(x, account).map(TimedCodes::key);
        return mine.isPresent()
                && keys.kept(database.db(), account.id())
                        .filter(kept -> MessageDigest.isEqual(kept.key(), mine.get()))
                        .isPresent();
    }

    /** The recovery codes that a person's form makes, the same ones when it is sent twice. */
    List<String> recoveryOf(Account account, String act) {
        return each(recovery.of(account.id() + act));
    }

    /** Those that a form made before; they lie in memory only, and not for ever. */
    List<String> shownBefore(Account account, String act) {
        return recovery.known(account.id() + act)
                .map(FactorSetup::each)
                .orElseThrow(() ->
                        new Fault.Refused(Refusal.of("SHOWN_ALREADY", Message.of("access.recovery.refused.shown"))));
    }

    private static List<String> each(Password codes) {
        return List.of(String.valueOf(codes.reveal()).split(" "));
    }

    void showRecovery(Exchange x, List<String> codes, String onwards) {
        x.page("access/recovery", Map.of("codes", codes, "onwards", onwards));
    }

    /** A recovery code without the dashes that only help the eye. */
    static String plain(String code) {
        return code.replace("-", "");
    }

    private Optional<TimedCodes> pending(Exchange x, Account account) {
        try {
            return x.form()
                    .text("sealed")
                    .map(text -> keys.open(account.id(), Base64.getUrlDecoder().decode(text)));
        } catch (SecretUnreadable | IllegalArgumentException strange) {
            return Optional.empty();
        }
    }

    /** The address that authenticator apps read; the site's name tells several portals apart. */
    private String address(Account account, TimedCodes codes) {
        String issuer = new akashi.store.Sites(database.db())
                .real()
                .map(site -> "Akashi " + site.name())
                .orElse("Akashi");
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(account.userName()) + "?secret=" + codes.base32()
                + "&issuer=" + encoded(issuer) + "&algorithm=SHA1&digits=6&period=30";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Password recoveryCodes() {
        return Password.of(IntStream.range(0, RECOVERY_CODES)
                .mapToObj(i -> String.valueOf(Randoms.shortCode().reveal()))
                .collect(Collectors.joining(" ")));
    }
}
