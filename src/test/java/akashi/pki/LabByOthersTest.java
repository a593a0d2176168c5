package akashi.pki;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.core.site.HostName;
import akashi.core.site.Validity;
import akashi.core.wire.DerField;
import akashi.core.wire.Transcript;
import akashi.core.wire.WireMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the lab shows of a handshake and of a certificate, held against what programs of others make of the same. */
class LabByOthersTest {

    private static final HostName NAME = new HostName("rec-01.lab.example");
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final Validity LIFE = new Validity(NOW.minus(Duration.ofDays(5)), NOW.plus(Duration.ofDays(5)));
    private static final LabAuthority CA = LabAuthority.make(LIFE);
    private static final LabServer SERVER = CA.issue(LabLeaf.of(NAME, LIFE));

    /** {@code 1 3  0.0 (0.0)  S>CV3.3(81)  Handshake} and its like. */
    private static final Pattern RECORD = Pattern.compile("^ *1 +\\d+ .*([CS])>[CS] +V[0-9.]+\\((\\d+)\\)");

    /** {@code <<< TLS 1.2, Handshake [length 0051], ServerHello}, with or without the record's header before it. */
    private static final Pattern SAID = Pattern.compile(
            "^(>>>|<<<) TLS 1\\.[0-3], (Handshake|ChangeCipherSpec|Alert) \\[length ([0-9a-f]{4})](?:, (\\w+))?.*");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
    void another_reader_finds_the_same_records_of_the_same_length(String protocol) throws IOException {
        LabHandshake.Played played = play(List.of(CA.chain().root()), protocol);
        String dump = dumped(played);
        List<String> theirs = dump.lines()
                .map(RECORD::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) + " " + found.group(2))
                .toList();
        List<String> ours = Transcript.of(played.flights()).records().stream()
                .map(record -> record.from().name().charAt(0) + " " + (record.size() - 5))
                .toList();
        assertThat(theirs).as(dump).containsExactlyElementsOf(ours);
    }

    @Test
    void another_reader_finds_the_same_messages_suite_and_name() throws IOException {
        LabHandshake.Played played = play(List.of(CA.chain().root()), "TLSv1.2");
        String dump = dumped(played);
        Transcript transcript = Transcript.of(played.flights());
        List<String> names = List.of(
                "ClientHello",
                "ServerHello",
                "Certificate",
                "ServerKeyExchange",
                "ServerHelloDone",
                "ClientKeyExchange");
        assertThat(dump.lines().map(String::strip).filter(names::contains)).containsExactlyElementsOf(names);
        assertThat(messages(transcript).map(WireMessage::name).filter(names::contains))
                .containsExactlyElementsOf(names);
        assertThat(dump).contains(transcript.suite().orElseThrow()).contains(NAME.value());
    }

    @Test
    void another_reader_finds_the_same_alert() throws IOException {
        LabHandshake.Played refused = play(List.of(), "TLSv1.2");
        String alert = Transcript.of(refused.flights()).alert().orElseThrow().name();
        assertThat(dumped(refused)).containsPattern("level +fatal").containsPattern("value +" + alert);
    }

    @Test
    void openssl_is_shown_the_same_certificates_in_the_same_order_of_messages() throws IOException {
        String said = saidByOpenssl();
        Transcript ours =
                Transcript.of(play(List.of(CA.chain().root()), "TLSv1.2").flights());
        assertThat(said).contains("Verify return code: 0 (ok)");
        List<String> order = said.lines()
                .map(SAID::matcher)
                .filter(Matcher::matches)
                .filter(found -> found.group(2).equals("Handshake"))
                .map(found -> found.group(4))
                .filter(name -> !name.equals("NewSessionTicket"))
                .toList();
        assertThat(messages(ours)
                        .map(WireMessage::name)
                        .filter(name -> !name.equals("NewSessionTicket") && !name.equals("ChangeCipherSpec")))
                .as(said)
                .containsExactlyElementsOf(order);
        assertThat(messages(ours)
                        .filter(message -> message.name().equals("Certificate"))
                        .map(message -> HexFormat.of().formatHex(message.bytes())))
                .containsExactly(bytesOf("Certificate", said));
    }

    @Test
    void openssl_finds_the_same_values_at_the_same_places_of_a_certificate() throws IOException {
        byte[] der = SERVER.leaf().der().toArray();
        Files.write(folder.resolve("leaf.der"), der);
        Tools parsed = Tools.run(folder, "openssl", "asn1parse", "-inform", "DER", "-in", "leaf.der");
        List<String> theirs = parsed.output()
                .lines()
                .map(line -> line.replaceFirst("^ *(\\d+):d=\\d+ +hl=(\\d+) +l= *(\\d+) .*", "$1 $2 $3"))
                .toList();
        List<String> ours = new ArrayList<>();
        places(DerField.certificate(der), ours);
        assertThat(theirs).hasSizeGreaterThan(40);
        assertThat(ours).containsAll(theirs);
        assertThat(parsed.output().toLowerCase(Locale.ROOT)).contains("training");
    }

    /** What it says of a server that shows the same certificates over a real connection. */
    private String saidByOpenssl() throws IOException {
        Files.writeString(folder.resolve("root.pem"), CA.chain().root().pem());
        try (Listener server = Listener.jdk(TlsContexts.server(SERVER.key(), SERVER.leaf(), CA.chain()))) {
            String at = "127.0.0.1:" + server.port();
            String[] asked = {"openssl", "s_client", "-connect", at, "-servername", NAME.value()};
            String[] wanted = {"-CAfile", "root.pem", "-verify_return_error", "-tls1_2", "-msg"};
            String[] all = Stream.of(asked, wanted).flatMap(Stream::of).toArray(String[]::new);
            return Tools.run(folder, all).output();
        }
    }

    private static void places(DerField field, List<String> all) {
        all.add(field.at() + " " + field.header() + " " + field.length());
        field.inner().forEach(inner -> places(inner, all));
    }

    /** The bytes that openssl prints under the line of a message. */
    private static String bytesOf(String message, String said) {
        List<String> lines = said.lines()
                .dropWhile(line -> !line.matches("^<<<.*, " + message))
                .skip(1)
                .takeWhile(line -> line.startsWith("    "))
                .toList();
        return String.join("", lines).replace(" ", "");
    }

    private static Stream<WireMessage> messages(Transcript transcript) {
        return transcript.records().stream().flatMap(record -> record.messages().stream());
    }

    private static LabHandshake.Played play(List<ParsedCertificate> roots, String protocol) {
        Verifier client = Verifier.ofServer(roots, ServerName.of(NAME), NOW);
        return LabHandshake.play(SERVER, CA.chain().intermediates(), client, protocol);
    }

    private String dumped(LabHandshake.Played played) throws IOException {
        Files.write(folder.resolve("wire.pcap"), Capture.of(played.flights()));
        return Tools.run(folder, "/usr/sbin/ssldump", "-n", "-A", "-r", "wire.pcap")
                .output();
    }
}
