package akashi.topology;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** Reads XML strictly. */
final class Xml {

    private Xml() {}

    /** The names of all elements; text that is not well-formed fails. */
    static Set<String> elements(String xml) {
        try {
            NodeList all = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)))
                    .getElementsByTagName("*");
            Set<String> names = new HashSet<>();
            for (int i = 0; i < all.getLength(); i++) {
                names.add(all.item(i).getNodeName());
            }
            return names;
        } catch (SAXException | ParserConfigurationException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
