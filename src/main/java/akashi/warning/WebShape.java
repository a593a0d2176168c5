package akashi.warning;

import akashi.store.Channels;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** A letter as the programs of others take it. */
final class WebShape {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Teams takes 28 KB. */
    private static final int MOST_CARD_BYTES = 27_000;

    private WebShape() {}

    /** The body of a call. */
    static String of(Channels.Kind kind, UUID id, Letter letter, Instant now) {
        ObjectNode body = switch (kind) {
            case SLACK -> JSON.createObjectNode().put("text", slack(letter));
            case TEAMS -> teams(letter);
            case WEBHOOK, MAIL -> own(id, letter, now);
        };
        return body.toString();
    }

    private static ObjectNode own(UUID id, Letter letter, Instant now) {
        ObjectNode body = JSON.createObjectNode();
        body.put("id", id.toString());
        body.put("type", letter.kind());
        body.put("timestamp", now.toString());
        body.put("subject", letter.subject());
        body.put("text", letter.text());
        ArrayNode warnings = body.putArray("warnings");
        for (Letter.Line line : letter.lines()) {
            ObjectNode each = warnings.addObject();
            each.put("kind", line.kind().name());
            each.put("level", line.level().name());
            each.put("object", line.object());
            each.put("text", line.text());
            line.link().ifPresent(link -> each.put("link", link));
        }
        return body;
    }

    /** Slack reads three characters as its own. */
    private static String slack(Letter letter) {
        return letter.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static ObjectNode teams(Letter letter) {
        ObjectNode body = JSON.createObjectNode().put("type", "message");
        ObjectNode attachment = body.putArray("attachments").addObject();
        attachment.put("contentType", "application/vnd.microsoft.card.adaptive");
        ObjectNode card = attachment.putObject("content");
        card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json");
        card.put("type", "AdaptiveCard").put("version", "1.4");
        ArrayNode blocks = card.putArray("body");
        block(blocks, letter.subject()).put("weight", "Bolder");
        block(blocks, letter.lead());
        int room = MOST_CARD_BYTES
                - bytes(body)
                - bytes(block(
                        JSON.createArrayNode(),
                        letter.foot().apply(letter.lines().size())));
        int written = 0;
        for (Letter.Line line : letter.lines()) {
            ObjectNode block = block(JSON.createArrayNode(), card(line));
            room -= bytes(block) + 1;
            if (room < 0) {
                break;
            }
            blocks.add(block);
            written++;
        }
        block(blocks, letter.foot().apply(letter.lines().size() - written)).put("isSubtle", true);
        return body;
    }

    /** A text block reads links as Markdown does. */
    private static String card(Letter.Line line) {
        return "- " + line.text()
                + line.link().map(link -> " [" + link + "](" + link + ")").orElse("");
    }

    private static int bytes(ObjectNode node) {
        return node.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    private static ObjectNode block(ArrayNode blocks, String text) {
        return blocks.addObject().put("type", "TextBlock").put("wrap", true).put("text", text);
    }
}
