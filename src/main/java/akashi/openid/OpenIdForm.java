package akashi.openid;

import akashi.access.OneRole;
import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.core.text.Unseen;
import akashi.outward.ServerTrust;
import akashi.outward.ServerTrust.By;
import akashi.outward.TrustForm;
import akashi.web.Exchange;
import akashi.web.Form;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the form of the settings; what cannot be is an error beside its field. */
final class OpenIdForm {

    static final TrustForm TRUST = new TrustForm(By.SYSTEM, By.SITE, By.UPLOADED, By.PINNED);

    private static final int MOST_VALUES = 20;
    private static final int LONGEST = 200;
    private static final int LONGEST_LABEL = 40;
    private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]{1,100}");
    private static final Pattern CLAIM = Pattern.compile("(?!.{201})(?!\\.)[\\x21-\\x7E]+(?<!\\.)");

    private OpenIdForm() {}

    /** The settings; everything that is wrong is thrown together. */
    static OpenIdSettings read(Exchange x, Optional<OpenIdSettings> before) {
        Form form = x.form();
        String label = form.required("label", text -> within(text, LONGEST_LABEL));
        String issuer = form.required("issuer", IssuerAddress::typed);
        String clientId = form.required("clientId", text -> within(text, LONGEST));
        List<String> scopes = form.optional("scopes", OpenIdForm::scopes).orElse(List.of("openid"));
        String rolesClaim = form.required("rolesClaim", OpenIdForm::claim);
        String nameClaim = form.required("nameClaim", OpenIdForm::claim);
        Map<Access, List<String>> values = values(form);
        ServerTrust trust = TRUST.read(x, before.map(OpenIdSettings::trust));
        form.done();
        return new OpenIdSettings(
                form.flag("on"), false, label, issuer, clientId, scopes, rolesClaim, nameClaim, values, trust);
    }

    static String valuesField(Access access) {
        return "values-" + access;
    }

    private static Map<Access, List<String>> values(Form form) {
        Map<Access, List<String>> values = new HashMap<>();
        for (Access access : Access.values()) {
            values.put(
                    access,
                    form.optional(valuesField(access), OpenIdForm::lines).orElse(List.of()));
        }
        if (form.flag("on") && values.values().stream().allMatch(List::isEmpty)) {
            form.error(valuesField(Access.ADMIN), Message.of("openid.values.needed"));
        }
        OneRole.mustBeGiven(form, values, OpenIdForm::valuesField, String::equals);
        return values;
    }

    private static List<String> lines(String text) {
        List<String> values = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(line -> within(line, LONGEST))
                .distinct()
                .toList();
        if (values.size() > MOST_VALUES) {
            throw new Fault.BadInput("values", "openid.values.many", MOST_VALUES);
        }
        return values;
    }

    /** Without {@code openid} it would be no OpenID Connect. */
    private static List<String> scopes(String text) {
        List<String> scopes = Stream.concat(Stream.of("openid"), Arrays.stream(text.split("[\\s,]+")))
                .filter(scope -> !scope.isEmpty())
                .distinct()
                .toList();
        if (scopes.size() > MOST_VALUES || !scopes.stream().allMatch(SCOPE.asMatchPredicate())) {
            throw new Fault.BadInput("scopes", "openid.scopes.wrong");
        }
        return scopes;
    }

    private static String claim(String text) {
        if (!CLAIM.matcher(text).matches() || text.contains("..")) {
            throw new Fault.BadInput("claim", "openid.claim.wrong");
        }
        return text;
    }

    private static String within(String text, int longest) {
        if (text.length() > longest) {
            throw new Fault.BadInput("text", "openid.text.long", longest);
        }
        if (Unseen.in(text)) {
            throw new Fault.BadInput("text", "web.field.unseen");
        }
        return text;
    }
}
