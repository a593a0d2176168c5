package akashi.lab;

import akashi.core.access.Access;
import akashi.core.access.Allowance;
import akashi.core.fault.Fault;
import akashi.core.lesson.Deed;
import akashi.core.rule.Outcome;
import akashi.pki.FreshKeys;
import akashi.pki.KeyKind;
import akashi.pki.LabKey;
import akashi.web.Exchange;
import akashi.web.Option;
import akashi.web.Routes;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The bench of keys: make a pair, sign, change a bit, verify. */
final class KeyPages {

    private static final String PATH = "/learn/lab/keys";
    private static final int KEYS_PER_MINUTE = 10;
    private static final int SIGNATURES_PER_MINUTE = 60;
    private static final int LONGEST_TEXT = 1_000;
    private static final int LONGEST_SIGNATURE = 2_048;
    private static final List<Option> KINDS = Option.of(KeyKind.EC_P256, KeyKind.RSA_2048, KeyKind.RSA_3072);

    private final Labs labs;
    private final FreshKeys keys;
    private final Allowance making = Labs.allowance(KEYS_PER_MINUTE);
    private final Allowance signing = Labs.allowance(SIGNATURES_PER_MINUTE);

    KeyPages(Labs labs, FreshKeys keys) {
        this.labs = labs;
        this.keys = keys;
    }

    void routes(Routes routes) {
        routes.get(PATH, Access.TRAINEE, this::show);
        routes.personal(PATH + "/make", Access.TRAINEE, this::make);
        routes.personal(PATH + "/sign", Access.TRAINEE, this::sign);
        routes.personal(PATH + "/verify", Access.TRAINEE, this::verify);
    }

    private void show(Exchange x) {
        Bench bench = lab(x).bench();
        Map<String, Object> model = new HashMap<>();
        model.put("kinds", KINDS);
        model.put("kind", KeyKind.EC_P256);
        model.put("key", bench.key());
        model.put("lesson", HandshakeChoice.lesson(x.query()).orElse(null));
        model.put("signed", bench.signed());
        model.put("checked", bench.checked());
        model.put("outcome", bench.checked() != null && bench.checked().fits() ? Outcome.MET : Outcome.BROKEN);
        if (bench.key() != null) {
            model.put("half", HexFormat.of().formatHex(bench.key().publicKey().der()));
            model.put("info", bench.key().publicKey().info());
        }
        x.page("lab/keys", model);
    }

    private void make(Exchange x) {
        x.onFault(this::show);
        KeyKind kind = x.form().oneOf("kind", KeyKind.class);
        if (kind != null && KINDS.stream().noneMatch(option -> option.is(kind))) {
            throw new Fault.BadInput("kind", "web.field.unreadable");
        }
        x.form().done();
        making.take(learner(x), x.now());
        lab(x).bench(bench -> bench.with(LabKey.of(keys.take(kind), x.now())));
        done(x, Deed.KEYS_MADE, "pair");
    }

    private void sign(Exchange x) {
        x.onFault(this::show);
        String text = x.form().required("text", KeyPages::text);
        x.form().done();
        withKey(x);
        signing.take(learner(x), x.now());
        lab(x).bench(bench -> bench.signing(text));
        done(x, Deed.SIGNED, "signed");
    }

    private void verify(Exchange x) {
        x.onFault(this::show);
        String text = x.form().required("given", KeyPages::text);
        byte[] signature = x.form().required("signature", KeyPages::signature);
        Bench.Flip flip = x.form().oneOf("flip", Bench.Flip.class);
        x.form().done();
        withKey(x);
        signing.take(learner(x), x.now());
        Bench.Checked checked =
                lab(x).bench(bench -> bench.checking(text, signature, flip)).checked();
        if (checked.fits()) {
            labs.note(learner(x), Deed.VERIFIED, x.now());
        }
        if (checked.broken()) {
            labs.note(learner(x), Deed.FLIPPED, x.now());
        }
        back(x, "checked");
    }

    private void done(Exchange x, Deed deed, String place) {
        labs.note(learner(x), deed, x.now());
        back(x, place);
    }

    private static void back(Exchange x, String place) {
        String lesson =
                HandshakeChoice.lesson(x.form()).map(it -> "?lesson=" + it).orElse("");
        x.redirect(PATH + lesson + "#" + place);
    }

    private void withKey(Exchange x) {
        if (lab(x).bench().key() == null) {
            throw new Fault.BadInput("lab", "lab.keys.none");
        }
    }

    private static String text(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new Fault.BadInput("text", "lab.keys.long", LONGEST_TEXT);
        }
        return text.replace("\r\n", "\n");
    }

    private static byte[] signature(String hex) {
        String digits = hex.replaceAll("[\\s:]", "");
        if (digits.length() > LONGEST_SIGNATURE) {
            throw new Fault.BadInput("signature", "lab.keys.long", LONGEST_SIGNATURE);
        }
        return HexFormat.of().parseHex(digits);
    }

    private Lab lab(Exchange x) {
        return labs.of(learner(x), x.now());
    }

    private static UUID learner(Exchange x) {
        return x.actor().userId();
    }
}
