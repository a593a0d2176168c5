package akashi.authority;

import static org.assertj.core.api.Assertions.assertThat;

import akashi.Browser;
import akashi.certificates.Quay;
import akashi.core.access.Access;
import akashi.core.site.NameConstraints;
import akashi.pki.AuthorityName;
import akashi.pki.CertificateReader;
import akashi.pki.KeyKind;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** What clients are given, read the way their own systems read it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClientKitTest {

    private static final String UUID_FORM = "[0-9A-F]{8}-[0-9A-F]{4}-3[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}";

    private Quay quay;
    private Browser helpdesk;
    private String page;

    @BeforeAll
    void make() {
        quay = Quay.withRecorders(1);
        quay.portal.run(
                new CreateAuthority(AuthorityName.of("Quay & <Sons> 証"), 15, KeyKind.RSA_2048, NameConstraints.NONE));
        helpdesk = quay.portal.as(Access.HELPDESK);
        page = "/authorities/" + quay.site().authorities().get(0).id();
    }

    @AfterAll
    void close() {
        quay.close();
    }

    private byte[] file(String name) {
        Browser.Page answer = helpdesk.get(page + "/" + name);
        assertThat(answer.status()).as(name).isEqualTo(200);
        return answer.bytes();
    }

    @Test
    void the_helpdesk_finds_every_file_on_the_page_and_a_trainee_finds_no_page() {
        Browser.Page shown = helpdesk.get(page + "/clients");
        List<String> links = shown.html().select("main a.btn").eachAttr("href");
        assertThat(links)
                .contains(
                        page + "/clients.zip",
                        page + "/install-ca.ps1",
                        page + "/akashi-ca.mobileconfig",
                        page + "/policies.json",
                        page + "/root-authority-public.cer");
        links.forEach(link -> assertThat(helpdesk.get(link).status()).as(link).isEqualTo(200));
        assertThat(helpdesk.get(page).html().select("a[href=" + page + "/clients]"))
                .hasSize(1);
        assertThat(quay.portal.as(Access.TRAINEE).get(page + "/clients").status())
                .isEqualTo(403);
    }

    @Test
    void the_apple_profile_is_a_property_list_that_holds_the_root() throws Exception {
        Element profile = plist(file("akashi-ca.mobileconfig"));
        assertThat(text(profile, "PayloadType")).isEqualTo("Configuration");
        assertThat(text(profile, "PayloadVersion")).isEqualTo("1");
        Element root = children((Element) value(profile, "PayloadContent")).get(0);
        assertThat(text(root, "PayloadType")).isEqualTo("com.apple.security.root");
        assertThat(text(root, "PayloadDisplayName")).isEqualTo("Quay & <Sons> 証");
        byte[] der = Base64.getMimeDecoder().decode(text(root, "PayloadContent"));
        assertThat(CertificateReader.readOne(der))
                .isEqualTo(CertificateReader.readOne(file("root-authority-public.cer")));
        assertThat(text(root, "PayloadIdentifier")).startsWith(text(profile, "PayloadIdentifier") + ".");
    }

    @Test
    void its_ids_are_the_same_each_time_and_differ_from_one_another() throws Exception {
        byte[] first = file("akashi-ca.mobileconfig");
        assertThat(file("akashi-ca.mobileconfig")).isEqualTo(first);
        Element profile = plist(first);
        String outer = text(profile, "PayloadUUID");
        String inner = text(children((Element) value(profile, "PayloadContent")).get(0), "PayloadUUID");
        assertThat(outer).matches(UUID_FORM).isNotEqualTo(inner);
        assertThat(inner).matches(UUID_FORM);
    }

    @Test
    void firefox_is_told_to_trust_the_system_and_the_file() throws Exception {
        JsonNode certificates =
                new ObjectMapper().readTree(file("policies.json")).at("/policies/Certificates");
        assertThat(certificates.get("ImportEnterpriseRoots").asBoolean()).isTrue();
        assertThat(certificates.get("Install").get(0).asText()).isEqualTo("root-authority-public.cer");
    }

    @Test
    void the_script_for_windows_names_this_root_and_reads_well_on_japanese_windows() {
        byte[] script = file("install-ca.ps1");
        String text = new String(script, StandardCharsets.UTF_8);
        String thumbprint =
                quay.site().authorities().get(0).thumbprint().orElseThrow().value();
        assertThat(script).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        assertThat(text).contains("$expected = '" + thumbprint + "'").doesNotContain("@THUMBPRINT@");
    }

    private static Element plist(byte[] file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
        Element plist = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(file))
                .getDocumentElement();
        assertThat(plist.getTagName()).isEqualTo("plist");
        return children(plist).get(0);
    }

    /** What stands after a key of a dict. */
    private static Node value(Element dict, String key) {
        List<Element> parts = children(dict);
        assertThat(parts.size() % 2).as("keys and values").isZero();
        for (int i = 0; i < parts.size(); i += 2) {
            assertThat(parts.get(i).getTagName()).isEqualTo("key");
            if (parts.get(i).getTextContent().equals(key)) {
                return parts.get(i + 1);
            }
        }
        throw new AssertionError("no " + key);
    }

    private static String text(Element dict, String key) {
        return value(dict, key).getTextContent();
    }

    private static List<Element> children(Element of) {
        List<Element> found = new ArrayList<>();
        for (Node each = of.getFirstChild(); each != null; each = each.getNextSibling()) {
            if (each instanceof Element element) {
                found.add(element);
            }
        }
        return found;
    }
}
