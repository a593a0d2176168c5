package akashi.pki;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import akashi.core.fault.Fault;
import akashi.core.site.NameConstraints;
import akashi.core.site.Validity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Feeds every reader of foreign bytes with a fixed number of altered files. The seed is fixed too, so that a failure can
 * be repeated; the number of the failing round is in its message.
 */
class FuzzTest {

    private static final long SEED = 20261124;
    private static final Duration BUDGET = Duration.ofMinutes(2);

    private static final Trusts TRUSTS = Trusts.root().issuing(NameConstraints.NONE);
    private static final ParsedCertificate LEAF = TRUSTS.leaf("rec-01.site.example", "10.1.0.5");
    private static final Password PASSWORD = Password.of("kx4mv-dd3ga");
    private static final byte[] PFX = TRUSTS.pfx(LEAF).encode(PfxProfile.MODERN, PASSWORD);
    private static final byte[] CHAIN = (LEAF.pem() + TRUSTS.chain().issuing().pem()).getBytes(UTF_8);

    /** A reader of foreign bytes. */
    private interface Reader {
        void read(byte[] bytes);
    }

    static Stream<Arguments> readers() {
        byte[] key = Trusts.SERVER_KEY.reveal();
        return Stream.of(
                arguments("certificate", 3_000, LEAF.der().toArray(), (Reader) FuzzTest::certificate),
                arguments("chain as PEM", 1_000, CHAIN, (Reader) CertificateReader::readAll),
                arguments("request", 3_000, request(), (Reader) RequestReader::read),
                arguments("revocation list", 3_000, list(), (Reader) bytes -> KnownLists.read(List.of(bytes))),
                arguments("key", 300, key, (Reader) bytes -> authority(bytes, Optional.empty())),
                arguments("PFX", 60, PFX, (Reader) bytes -> PfxReader.read(bytes, PASSWORD)),
                arguments("PFX of an authority", 60, PFX, (Reader) bytes -> authority(bytes, Optional.of(PASSWORD))),
                arguments("PFX behind its check, sealed", 400, SafePfx.content(PFX), (Reader) FuzzTest::behind),
                arguments("PFX behind its check, open", 1_000, SafePfx.open(LEAF, Trusts.SERVER_KEY), (Reader)
                        FuzzTest::behind));
    }

    @ParameterizedTest(name = "{0}, {1} times")
    @MethodSource("readers")
    void altered_files_are_read_or_refused_with_a_sentence(String what, int rounds, byte[] original, Reader reader) {
        Random random = new Random(SEED);
        assertTimeoutPreemptively(BUDGET, () -> {
            for (int round = 0; round < rounds; round++) {
                byte[] altered = altered(original, random);
                try {
                    reader.read(altered);
                } catch (Fault.BadInput refused) {
                    assertThat(refused.errors()).as("round %d", round).isNotEmpty();
                } catch (RuntimeException | StackOverflowError broken) {
                    throw new AssertionError("round " + round + " of " + what, broken);
                }
            }
        });
    }

    @Test
    void a_key_of_which_nothing_can_be_computed_is_no_key() throws IOException {
        AlgorithmIdentifier rsa = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        byte[] endless = {0x30, (byte) 0x84, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff};
        byte[] key = new DERSequence(new ASN1Encodable[] {new ASN1Integer(0), rsa, new DEROctetString(endless)})
                .getEncoded();
        ForeignAuthority read = ForeignAuthority.read(List.of(new ForeignFile("authority", key)), Optional.empty());
        assertThat(read.key()).isEmpty();
        assertThat(read.trouble()).hasSize(1);
    }

    /** What could be read has to stand being judged, too. */
    private static void certificate(byte[] bytes) {
        ParsedCertificate read = CertificateReader.readOne(bytes);
        Verifier verifier = Verifier.ofPaths(List.of(TRUSTS.chain().root()), Trusts.NOW);
        ChainJudge.judge(read, TRUSTS.chain().intermediates(), verifier);
        ChainJudge.judge(LEAF, List.of(read), verifier);
    }

    private static void authority(byte[] bytes, Optional<Password> password) {
        ForeignAuthority.read(List.of(new ForeignFile("authority", bytes)), password);
    }

    /** Nearly every altered file fails its check of integrity; whoever knows the password can make one that does not. */
    private static void behind(byte[] content) {
        PfxReader.read(SafePfx.of(content, PASSWORD), PASSWORD);
    }

    private static byte[] request() {
        return AuthoritySigningRequest.of(AuthorityName.of("Harbour Video Issuing"), Trusts.ISSUING_KEY)
                .pem()
                .getBytes(UTF_8);
    }

    private static byte[] list() {
        Validity week = new Validity(Trusts.NOW, Trusts.NOW.plus(Duration.ofDays(7)));
        RevokedEntry revoked = new RevokedEntry(LEAF.serial(), Trusts.NOW, "superseded");
        return RevocationList.sign(
                        TRUSTS.chain().issuing(), Trusts.ISSUING_KEY, 1, week, RevokedEntries.of(List.of(revoked)))
                .toArray();
    }

    private static byte[] altered(byte[] original, Random random) {
        byte[] bytes = original.clone();
        int at = random.nextInt(bytes.length);
        int count = 1 + random.nextInt(Math.min(40, bytes.length - at));
        return switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, at + count), at);
            case 2 -> joined(bytes, at, new byte[0], at + count);
            case 3 -> {
                byte[] noise = new byte[count];
                random.nextBytes(noise);
                yield joined(bytes, at, noise, at);
            }
            case 4 -> {
                bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x80);
                yield bytes;
            }
            default -> {
                for (int i = 0; i <= random.nextInt(4); i++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
                yield bytes;
            }
        };
    }

    /** The bytes up to one place, something else, and the bytes from another place on. */
    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(bytes, 0, until);
        all.writeBytes(between);
        all.write(bytes, from, bytes.length - from);
        return all.toByteArray();
    }
}
