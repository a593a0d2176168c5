package akashi.openid;

import akashi.pki.Randoms;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * What binds a sign-in to the browser in which it was begun: one random token in a cookie. State, nonce and PKCE's
 * verifier follow from it, so that none of them has to be kept anywhere; from the state or the nonce, which travel,
 * nobody gets back to the token or on to the verifier.
 */
record Bound(String token) {

    static Bound fresh() {
        return new Bound(Randoms.token());
    }

    State state() {
        return new State(part("state"));
    }

    Nonce nonce() {
        return new Nonce(part("nonce"));
    }

    CodeVerifier verifier() {
        return new CodeVerifier(part("verifier"));
    }

    private String part(String use) {
        return Randoms.hashOf("openid " + use + " " + token);
    }

    @Override
    public String toString() {
        return "Bound[•••]";
    }
}
