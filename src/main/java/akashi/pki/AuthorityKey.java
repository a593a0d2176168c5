package akashi.pki;

import org.bouncycastle.operator.ContentSigner;

/**
 * The private key of an authority, wherever it lies: its bytes for as long as they are needed, or a key on a token that
 * never leaves it. Whoever signs in the name of an authority asks for nothing more than this.
 */
public abstract sealed class AuthorityKey permits PrivateKeyBytes, TokenKey {

    /** The public half. */
    public abstract PublicKeyBytes publicKey();

    /** Overwrites what of it lies in memory; a key on a token stays where it is. */
    public abstract void wipe();

    /** Signs one thing, with SHA-256. */
    abstract ContentSigner signer();
}
