package akashi.openid;

import akashi.core.text.Message;
import akashi.pki.Password;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.oauth2.sdk.ErrorObject;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Goes through what a sign-in will need of the provider, and says of each in words whether it is right. */
final class Trial {

    /** One thing that was looked at; where it is not right nobody could sign in. */
    record Step(boolean right, Message said) {}

    private final OpenId openId;
    private final OpenIdSettings settings;
    private final URI back;
    private final List<Step> steps = new ArrayList<>();

    Trial(OpenId openId, OpenIdSettings settings, URI back) {
        this.openId = openId;
        this.settings = settings;
        this.back = back;
    }

    static boolean right(List<Step> steps) {
        return steps.stream().allMatch(Step::right);
    }

    List<Step> run() {
        try {
            Provider provider = openId.ask(settings);
            say(true, "openid.tried.answers", settings.issuer());
            issuer(provider.metadata());
            endpoints(provider.metadata());
            ways(provider.metadata());
            keys(provider);
            client(provider);
        } catch (Unreached why) {
            steps.add(new Step(false, why.said()));
        } catch (IOException | ParseException unreadable) {
            say(false, "openid.tried.unreadable", Turned.clean(unreadable.getMessage()));
        }
        return steps;
    }

    private void issuer(OIDCProviderMetadata metadata) {
        String named = metadata.getIssuer().getValue();
        boolean same = named.equals(settings.issuer());
        say(same, same ? "openid.tried.issuer" : "openid.tried.issuer.other", named);
    }

    private void endpoints(OIDCProviderMetadata metadata) {
        List<URI> all = Arrays.asList(
                metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI());
        Optional<String> plain = all.stream()
                .filter(Objects::nonNull)
                .filter(address -> !IssuerAddress.mayLead(address))
                .map(URI::toString)
                .findFirst();
        if (all.contains(null)) {
            say(false, "openid.tried.endpoints.missing");
        } else if (plain.isPresent()) {
            say(false, "openid.call.plain", plain.get());
        } else {
            say(true, "openid.tried.endpoints");
        }
    }

    private void ways(OIDCProviderMetadata metadata) {
        List<CodeChallengeMethod> methods = metadata.getCodeChallengeMethods();
        if (methods != null) {
            boolean fits = methods.contains(CodeChallengeMethod.S256);
            say(fits, fits ? "openid.tried.pkce" : "openid.tried.pkce.missing");
        }
        boolean signs = metadata.getIDTokenJWSAlgs() == null
                || metadata.getIDTokenJWSAlgs().stream().anyMatch(Provider.SIGNATURES::contains);
        if (!signs) {
            say(false, "openid.tried.signatures.missing");
        }
        List<String> missing = metadata.getScopes() == null
                ? List.of()
                : settings.scopes().stream()
                        .filter(scope -> !metadata.getScopes().contains(scope))
                        .toList();
        if (!missing.isEmpty()) {
            // Some providers do not list all that they know.
            say(true, "openid.tried.scopes.unlisted", String.join(", ", missing));
        }
    }

    private void keys(Provider provider) throws IOException, ParseException {
        long fit = provider.fetchKeys().getKeys().stream()
                .filter(key -> !KeyUse.ENCRYPTION.equals(key.getKeyUse()))
                .filter(key -> !key.isPrivate())
                .map(JWK::getKeyType)
                .filter(type -> type.getValue().equals("RSA") || type.getValue().equals("EC"))
                .count();
        say(fit > 0, fit > 0 ? "openid.tried.keys" : "openid.tried.keys.none", fit);
    }

    private void client(Provider provider) throws IOException, ParseException {
        Optional<Password> secret = openId.secret();
        if (secret.isEmpty()) {
            say(false, "openid.secret.shut");
            return;
        }
        Optional<ErrorObject> error = new Answered(settings, provider, secret.get()).errorForNoCode(back);
        boolean known = error.filter(Answered::ofClient).isEmpty();
        say(known, known ? "openid.tried.client" : "openid.tried.client.refused", settings.clientId());
    }

    private void say(boolean right, String key, Object... args) {
        steps.add(new Step(right, Message.of(key, args)));
    }
}
