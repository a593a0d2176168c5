package akashi.pki;

import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Date;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/**
 * Makes the certificates of authorities: a root that signs itself, an issuing authority under another one, the same
 * authority anew with other names, and one authority's key and name under a second one.
 */
public final class AuthorityCertificates {

    private AuthorityCertificates() {}

    /** A root, signed with its own key. */
    public static ParsedCertificate selfSigned(AuthorityRequest request, AuthorityKey key, String serial) {
        Content content = Content.of(request, key.publicKey());
        ParsedCertificate root = Crypto.must(
                () -> CertificateReader.read(content.builder(content.subject(), KeyIds.of(key.publicKey()), serial)
                        .build(Signatures.signer(key))));
        if (AuthorityLint.own(root).stream().anyMatch(Finding::refuses)) {
            throw new PkiFailure("lint refuses this root: " + AuthorityLint.own(root));
        }
        return root;
    }

    /** An issuing authority, signed at once by the one above it; whether that may have it below is not looked at. */
    public static ParsedCertificate under(
            ParsedCertificate parent,
            AuthorityKey parentKey,
            AuthorityRequest request,
            PublicKeyBytes key,
            String serial) {
        return unsigned(parent, Content.of(request, key), serial).sign(parentKey);
    }

    /**
     * An authority ready to be signed by the first of the chain, with what speaks against it.
     *
     * @param serial from {@link Randoms#serial()}, in hex
     */
    public static PreparedAuthority prepare(
            AuthorityChain above, AuthorityRequest request, PublicKeyBytes key, String serial) {
        return prepare(above, request, key, serial, Optional.empty());
    }

    /** The same, saying where to ask whether it was revoked. */
    public static PreparedAuthority prepare(
            AuthorityChain above,
            AuthorityRequest request,
            PublicKeyBytes key,
            String serial,
            Optional<StatusAddresses> status) {
        return prepare(above, Content.of(request, key).asking(status), serial);
    }

    /** The same authority again: subject, key and uses as they are, with another life and other names. */
    public static PreparedAuthority again(
            AuthorityChain above,
            ParsedCertificate authority,
            Validity validity,
            NameConstraints constraints,
            String serial,
            Optional<StatusAddresses> status) {
        return prepare(above, Content.like(authority, validity, constraints).asking(status), serial);
    }

    /**
     * What an authority is, signed by a second one: who trusts that one only, then accepts it as well. It signs servers'
     * certificates only, so that no place is asked for below it.
     */
    public static PreparedAuthority cross(
            AuthorityChain above,
            ParsedCertificate authority,
            Validity validity,
            String serial,
            Optional<StatusAddresses> status) {
        return prepare(
                above,
                Content.like(authority, validity, authority.constraints())
                        .lowest()
                        .asking(status),
                serial);
    }

    private static PreparedAuthority prepare(AuthorityChain above, Content content, String serial) {
        return new PreparedAuthority(unsigned(above.issuing(), content, serial), above);
    }

    private static Unsigned unsigned(ParsedCertificate issuer, Content content, String serial) {
        X500Name name = CertificateStructure.of(issuer).getSubject();
        X509v3CertificateBuilder builder = Crypto.must(() -> content.builder(name, KeyIds.of(issuer), serial));
        return Unsigned.of(builder, issuer);
    }

    /** Everything that a certificate of an authority says but who issued it. */
    private record Content(
            X500Name subject,
            PublicKeyBytes key,
            Validity validity,
            OptionalInt pathLen,
            NameConstraints constraints,
            boolean serversOnly,
            Optional<StatusAddresses> status) {

        static Content of(AuthorityRequest request, PublicKeyBytes key) {
            return new Content(
                    DistinguishedNames.of(
                            request.name().commonName(), request.name().organisation()),
                    key,
                    request.validity(),
                    OptionalInt.of(request.pathLen()),
                    request.constraints(),
                    request.serversOnly(),
                    Optional.empty());
        }

        static Content like(ParsedCertificate authority, Validity validity, NameConstraints constraints) {
            return new Content(
                    CertificateStructure.of(authority).getSubject(),
                    authority.publicKey(),
                    validity,
                    authority.pathLen(),
                    constraints,
                    !authority.extendedKeyUsage().isEmpty(),
                    Optional.empty());
        }

        Content lowest() {
            return new Content(subject, key, validity, OptionalInt.of(0), constraints, serversOnly, status);
        }

        Content asking(Optional<StatusAddresses> where) {
            return new Content(subject, key, validity, pathLen, constraints, serversOnly, where);
        }

        X509v3CertificateBuilder builder(X500Name issuer, byte[] issuerKeyId, String serial) throws IOException {
            X509v3CertificateBuilder builder = new X509v3CertificateBuilder(
                    issuer,
                    new BigInteger(serial, 16),
                    Date.from(validity.notBefore()),
                    Date.from(validity.notAfter()),
                    subject,
                    key.structure());
            builder.addExtension(
                    Extension.basicConstraints,
                    true,
                    pathLen.isPresent() ? new BasicConstraints(pathLen.getAsInt()) : new BasicConstraints(true));
            builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
            if (serversOnly) {
                builder.addExtension(
                        Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
            }
            if (!constraints.isEmpty()) {
                builder.addExtension(Extension.nameConstraints, true, ConstraintStructure.encode(constraints));
            }
            KeyIds.add(builder, key, issuerKeyId);
            if (status.isPresent()) {
                StatusExtensions.add(builder, status.get());
            }
            return builder;
        }
    }
}
