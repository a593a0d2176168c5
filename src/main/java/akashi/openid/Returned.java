package akashi.openid;

import akashi.openid.Turned.Why;
import akashi.web.Form;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.AuthenticationResponse;
import com.nimbusds.openid.connect.sdk.AuthenticationResponseParser;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** With what a browser came back from the provider, or says that it did. */
final class Returned {

    private static final List<String> FIELDS = List.of("state", "code", "iss", "error");
    private static final Pattern ERROR = Pattern.compile("[a-z_]{1,60}");

    private final AuthenticationResponse response;

    private Returned(AuthenticationResponse response) {
        this.response = response;
    }

    static Returned of(Form query, URI back) throws Turned {
        Map<String, List<String>> fields = new HashMap<>();
        FIELDS.forEach(name -> query.text(name).ifPresent(text -> fields.put(name, List.of(text))));
        try {
            return new Returned(AuthenticationResponseParser.parse(back, fields));
        } catch (ParseException unreadable) {
            throw new Turned(Why.INVALID, "an answer that cannot be read");
        }
    }

    /** Refuses what does not answer the sign-in that this browser began. */
    void mustAnswer(Bound bound) throws Turned {
        if (!bound.state().equals(response.getState())) {
            throw new Turned(Why.STALE, "the state is not of this browser");
        }
    }

    /** The code, where the answer is of the right issuer and a good one. */
    AuthorizationCode code(OpenIdSettings settings, OIDCProviderMetadata metadata) throws Turned {
        Issuer named = response.getIssuer();
        boolean missing = named == null && metadata.supportsAuthorizationResponseIssuerParam();
        if (missing || named != null && !named.getValue().equals(settings.issuer())) {
            throw new Turned(Why.INVALID, "the answer is of another issuer");
        }
        if (!response.indicatesSuccess()) {
            throw refused(
                    String.valueOf(response.toErrorResponse().getErrorObject().getCode()));
        }
        AuthorizationCode code = response.toSuccessResponse().getAuthorizationCode();
        if (code == null) {
            throw new Turned(Why.INVALID, "an answer without a code");
        }
        return code;
    }

    private static Turned refused(String error) {
        if (error.equals(OAuth2Error.ACCESS_DENIED.getCode())) {
            return new Turned(Why.CANCELLED, error);
        }
        boolean later = error.equals(OAuth2Error.SERVER_ERROR.getCode())
                || error.equals(OAuth2Error.TEMPORARILY_UNAVAILABLE.getCode());
        String named = ERROR.matcher(error).matches() ? error : "an error of an odd name";
        return new Turned(later ? Why.SILENT : Why.INVALID, "the provider said " + named);
    }
}
