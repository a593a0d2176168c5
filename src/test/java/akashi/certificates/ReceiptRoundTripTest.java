package akashi.certificates;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.TestPortal;
import akashi.core.site.Computer;
import akashi.core.site.Fact;
import akashi.core.site.Observation;
import akashi.core.site.Slot;
import akashi.pki.Password;
import akashi.trust.Receipt;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The receipt that the script writes is the one that the portal takes in. The fields come from the script's own text;
 * only their values are made here, as they would be on a computer that has two slots on and one that cannot be told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiptRoundTripTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PowerShell script = PowerShell.parse(new String(InstallScript.bytes(), StandardCharsets.UTF_8));
    private Quay quay;
    private JsonNode bundle;

    @BeforeAll
    void issue() throws IOException {
        quay = Quay.withRecorders(1).ca().wanted();
        quay.issue("rec-01");
        Bundles.Bundle made = quay.portal
                .bundles()
                .of(quay.portal.actor(), quay.id("rec-01"), Password.of("correct-horse-battery"), Optional.empty());
        bundle = JSON.readTree(BundleTest.unzipped(made.zip()).get("bundle.json"));
    }

    @AfterAll
    void close() {
        quay.close();
    }

    /** The fields of an {@code [ordered]} literal of a function, the one that has this field. */
    private List<String> fields(String function, String having) {
        return script.function(function)
                .all("hash_literal_body")
                .map(ReceiptRoundTripTest::keys)
                .filter(keys -> keys.contains(having))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> keys(PowerShell body) {
        List<String> keys = new ArrayList<>();
        for (PowerShell entry : body.children()) {
            if (entry.type().equals("hash_entry")) {
                keys.add(entry.children().get(0).text());
            }
        }
        return keys;
    }

    private static List<String> components(Class<? extends Record> type) {
        return Stream.of(type.getRecordComponents())
                .map(component -> component.getName())
                .toList();
    }

    @Test
    void the_script_writes_the_fields_that_the_portal_reads_and_no_others() {
        List<String> ofCheckKits = List.of("clientGroup", "connections");
        assertThat(fields("New-Receipt", "receipt"))
                .isEqualTo(components(Receipt.class).stream()
                        .filter(field -> !ofCheckKits.contains(field))
                        .toList());
        assertThat(fields("New-Receipt", "trusted")).isEqualTo(components(Receipt.Trusted.class));
        assertThat(fields("New-Receipt", "present")).isEqualTo(components(Receipt.Between.class));
        assertThat(fields("Get-CertificateRow", "slot")).isEqualTo(components(Receipt.Installed.class));
        assertThat(fields("Get-SwitchRow", "slot")).isEqualTo(components(Receipt.Effect.class));
        assertThat(fields("Get-SwitchRow", "from")).isEqualTo(components(Receipt.Seen.class));
        assertThat(script.text()).contains("$RECEIPT_FORMAT = '" + Receipt.FORMAT + "'");
    }

    @Test
    void the_script_reads_the_bundle_that_the_portal_writes() {
        assertThat(script.text())
                .contains("$BUNDLE_FORMAT = '" + bundle.get("bundle").asText() + "'");
        List<String> written = new ArrayList<>();
        bundle.fieldNames().forEachRemaining(written::add);
        assertThat(script.texts("member_access").stream()
                        .filter(text -> text.matches("\\$Bundle\\.\\w+"))
                        .map(text -> text.substring("$Bundle.".length()))
                        .distinct())
                .isSubsetOf(written)
                .contains("certificates", "slots", "root", "intermediates", "names");
        assertThat(bundle.get("slots").findValuesAsText("slot"))
                .as("a check looks at every slot of the computer")
                .containsExactlyElementsOf(
                        computer().slots().stream().map(Slot::name).toList());
    }

    @Test
    void every_slot_has_its_own_way_to_be_read() {
        String state = script.function("Get-SlotState").text();
        String order = script.function("Get-SlotOrder").text();
        for (Slot slot : Slot.values()) {
            assertThat(state).contains("'" + slot + "' { Read-");
            assertThat(order).contains("'" + slot + "'");
        }
    }

    @Test
    void what_a_run_writes_is_recorded_for_every_slot() throws IOException {
        Browser.Page answer = quay.admin()
                .upload(
                        "/facts/receipts",
                        "receipt",
                        "akashi-receipt_REC-01_Check.json",
                        JSON.writeValueAsBytes(run()));
        assertThat(answer.status()).isEqualTo(303);
        for (Slot slot : computer().slots()) {
            assertThat(value(Fact.CERTIFICATE_INSTALLED, slot))
                    .as("installed " + slot)
                    .contains(true);
            assertThat(value(Fact.KEY_READABLE, slot)).as("readable " + slot).contains(slot == Slot.SERVER);
        }
        assertThat(value(Fact.IN_EFFECT, Slot.SERVER)).contains(true);
        assertThat(value(Fact.IN_EFFECT, Slot.STREAMING))
                .as("could not be told")
                .isEmpty();
        assertThat(quay.site()
                        .evidence()
                        .trust(computer().id(), quay.site().authorities().get(0).id())
                        .map(Observation::value))
                .contains(true);
    }

    private Optional<Boolean> value(Fact fact, Slot slot) {
        return quay.site().evidence().about(fact, computer().id(), slot).map(Observation::value);
    }

    private Computer computer() {
        return quay.site().computerCalled("rec-01").orElseThrow();
    }

    /** A row of the script with made values. */
    private static Map<String, Object> row(List<String> fields, Function<String, Object> value) {
        Map<String, Object> row = new LinkedHashMap<>();
        fields.forEach(field -> row.put(field, value.apply(field)));
        return row;
    }

    private Map<String, Object> run() {
        return row(fields("New-Receipt", "receipt"), field -> switch (field) {
            case "receipt" -> Receipt.FORMAT;
            case "verb" -> "Check";
            case "undo" -> false;
            case "computer" -> "REC-01";
            case "by" -> "NT AUTHORITY\\SYSTEM";
            case "at" -> TestPortal.NOW.minusSeconds(60).toString();
            case "outcome" -> 0;
            case "certificates" -> uses().stream().map(this::certificate).toList();
            case "authorities" -> List.of(row(fields("New-Receipt", "trusted"), this::root));
            case "intermediates" -> List.of();
            case "switches" ->
                bundle.get("slots").findValuesAsText("slot").stream()
                        .map(this::state)
                        .toList();
            default -> throw new AssertionError(field);
        });
    }

    /** A slot of the bundle with the certificate that goes into it. */
    private List<String[]> uses() {
        List<String[]> uses = new ArrayList<>();
        for (JsonNode own : bundle.get("certificates")) {
            own.get("slots")
                    .forEach(slot -> uses.add(
                            new String[] {slot.asText(), own.get("thumbprint").asText()}));
        }
        return uses;
    }

    private Map<String, Object> certificate(String... use) {
        return row(fields("Get-CertificateRow", "slot"), field -> switch (field) {
            case "slot" -> use[0];
            case "thumbprint" -> use[1];
            case "store" -> "My";
            case "installed" -> true;
            case "keyReadable" -> use[0].equals("SERVER");
            case "readers" -> List.of("S-1-5-18", "S-1-5-20");
            case "exportable" -> null;
            default -> throw new AssertionError(field);
        });
    }

    private Object root(String field) {
        return switch (field) {
            case "thumbprint" -> bundle.get("root").get("thumbprint").asText();
            case "store" -> "Root";
            case "trusted" -> true;
            default -> throw new AssertionError(field);
        };
    }

    private Map<String, Object> state(String slot) {
        Boolean on = slot.equals("SERVER") ? true : null;
        String foreign = "AB".repeat(20);
        return row(fields("Get-SwitchRow", "slot"), field -> switch (field) {
            case "slot" -> slot;
            case "on" -> on;
            case "thumbprint" -> foreign;
            case "seen" ->
                List.of(row(fields("Get-SwitchRow", "from"), seen -> switch (seen) {
                    case "from" -> "RecorderConfig.xml";
                    case "on" -> true;
                    case "thumbprint" -> foreign;
                    default -> throw new AssertionError(seen);
                }));
            default -> throw new AssertionError(field);
        });
    }
}
