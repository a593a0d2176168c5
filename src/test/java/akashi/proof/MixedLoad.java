package akashi.proof;

import akashi.Browser;
import akashi.core.rule.Rule;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;

/**
 * What an administrator, a script and an auditor do side by side on a site of recorders: pages are read, certificates
 * issued, renewed and revoked, changes planned and let go, the trail read. Each request is one of these, drawn at random.
 */
final class MixedLoad {

    private static final String API = "/api/v1";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> PAGES = List.of(
            "/",
            "/servers",
            "/certificates",
            "/encryption",
            "/trust",
            "/topology/site",
            "/expiry",
            "/authorities",
            "/runbook",
            "/probes");
    private static final List<String> TRAIL =
            List.of("/audit", "/audit", "/audit?act=revoke-certificate", "/audit?act=go", "/audit/trail.jsonl");
    private static final List<String> CALLS = List.of("/site", "/trust", "/findings", "/certificates?limit=20");
    private static final String WORDS = Arrays.stream(Rule.values())
            .filter(rule -> rule.force() != Rule.Force.TOLD)
            .map(rule -> "{\"rule\": \"%s\", \"note\": \"looked at on the servers\"}".formatted(rule))
            .collect(Collectors.joining(", ", "{\"acknowledge\": [", "]}"));

    private final int recorders;
    private final int acts;
    private final Ledger ledger;
    private final ConcurrentLinkedDeque<UUID> issued = new ConcurrentLinkedDeque<>();
    private final ConcurrentLinkedDeque<UUID> planned = new ConcurrentLinkedDeque<>();

    /** So many of a hundred requests are acts, the others read. */
    MixedLoad(int recorders, int acts, Ledger ledger) {
        this.recorders = recorders;
        this.acts = acts;
        this.ledger = ledger;
    }

    /** Two browsers of one person: the pages by a session, the API by a token. */
    record Person(Browser pages, Browser script) {}

    /** One request. Throws {@link UncheckedIOException} where the portal gave no answer. */
    void one(Person who, Random random) {
        int draw = random.nextInt(100);
        if (draw < acts) {
            act(who.script(), random, random.nextInt(100));
        } else if (draw < acts + (100 - acts) / 5) {
            read(who.script(), API + CALLS.get(random.nextInt(CALLS.size())), "call");
        } else if (draw < acts + (100 - acts) / 3) {
            read(who.pages(), TRAIL.get(random.nextInt(TRAIL.size())), "trail");
        } else {
            read(who.pages(), PAGES.get(random.nextInt(PAGES.size())), "page");
        }
    }

    private void act(Browser script, Random random, int draw) {
        if (draw < 30) {
            issue(script, random);
        } else if (draw < 50) {
            renew(script);
        } else if (draw < 65) {
            revoke(script);
        } else if (draw < 85) {
            plan(script, random);
        } else {
            go(script);
        }
    }

    private void read(Browser browser, String path, String kind) {
        Browser.Page page = browser.get(path);
        if (page.status() != 200) {
            ledger.wrong(path + " answered " + page.status());
        }
        ledger.count(kind);
    }

    private String recorder(Random random) {
        return "rec-%05d".formatted(1 + random.nextInt(recorders));
    }

    private void issue(Browser script, Random random) {
        Browser.Page answer = script.json(API + "/certificates", """
                {"computer": "%s", "key": "EC_P256"}""".formatted(recorder(random)));
        if (told(answer, 201, Ledger.Deed.ISSUED)) {
            issued.add(id(answer));
        }
    }

    private void renew(Browser script) {
        UUID old = issued.poll();
        if (old != null) {
            Browser.Page answer = script.json(API + "/certificates/" + old + "/renew", "{}");
            if (told(answer, 201, Ledger.Deed.RENEWED)) {
                issued.add(id(answer));
            }
        }
    }

    private void revoke(Browser script) {
        UUID old = issued.pollLast();
        if (old != null) {
            Browser.Page answer = script.json(API + "/certificates/" + old + "/revoke", """
                    {"reason": "SUPERSEDED"}""");
            told(answer, 200, Ledger.Deed.REVOKED);
        }
    }

    private void plan(Browser script, Random random) {
        String change = """
                {"set": [{"computer": "%s", "slot": "STREAMING", "on": %s}]}""";
        Browser.Page answer = script.json(API + "/changes", change.formatted(recorder(random), random.nextBoolean()));
        if (told(answer, 201, Ledger.Deed.PLANNED)) {
            planned.add(id(answer));
        }
    }

    private void go(Browser script) {
        UUID change = planned.poll();
        if (change != null) {
            told(script.json(API + "/changes/" + change + "/go", WORDS), 200, Ledger.Deed.WENT);
        }
    }

    /** Writes down what is done; a refusal by a rule is an answer too, everything else is wrong. */
    private boolean told(Browser.Page answer, int wanted, Ledger.Deed deed) {
        if (answer.status() == wanted) {
            ledger.done(deed, id(answer));
            return true;
        }
        if (answer.status() == 409) {
            ledger.count("refused " + deed + " " + json(answer).findValuesAsText("rule"));
        } else {
            ledger.wrong(deed + " answered " + answer.status() + ": " + answer.text());
        }
        return false;
    }

    private static UUID id(Browser.Page answer) {
        return UUID.fromString(json(answer).path("id").asText());
    }

    private static JsonNode json(Browser.Page answer) {
        try {
            return JSON.readTree(answer.text());
        } catch (JsonProcessingException foreign) {
            throw new AssertionError("no JSON: " + answer.text(), foreign);
        }
    }
}
