package akashi.api;

import akashi.api.Call.Content;
import akashi.core.access.Access;
import akashi.core.site.Fact;
import akashi.core.site.Slot;
import akashi.store.Acts;
import akashi.store.Snapshots;
import akashi.trust.Receipt;
import akashi.trust.RecordReceipt;
import akashi.trust.TellFacts;
import akashi.trust.Telling;
import akashi.web.Exchange;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What people and scripts say of computers and clients. */
final class FactCalls {

    private static final long FACTS_LIMIT = 4L << 20;
    private static final long RECEIPT_LIMIT = 8L << 20;
    private static final String FACTS = """
            {"facts": [{"fact": "CERTIFICATE_INSTALLED", "computer": "rec-01.example.com", "slot": "SERVER"},
             {"fact": "CA_TRUSTED", "clientGroup": "Control room", "count": 12}],
             "note": "By software distribution"}""";
    private static final String RECEIPT = """
            {"receipt": "akashi-receipt 1", "verb": "Check", "computer": "rec-01", "at": "2027-03-01T09:00:00Z",
             "switches": [{"slot": "SERVER", "on": false}]}""";

    private final Acts acts;
    private final Snapshots snapshots;

    FactCalls(Acts acts, Snapshots snapshots) {
        this.acts = acts;
        this.snapshots = snapshots;
    }

    /** Facts to tell, all or none; the helpdesk tells of client groups that they trust an authority, and nothing else. */
    record NewFacts(@Required List<NewFact> facts, String note) {}

    /**
     * A fact about a slot of a computer, or that a computer or so many of a client group trust an authority. It holds
     * where no value is given, for the whole group where no count is given, and is about the issuing CA where none is
     * named.
     */
    record NewFact(
            @Required Fact fact,
            String computer,
            String clientGroup,
            Slot slot,
            String authority,
            Boolean value,
            Integer count) {}

    /** How many facts were recorded. */
    record Recorded(int recorded) {}

    List<Call> calls() {
        return List.of(
                Call.post("tell-facts", "/facts", Access.HELPDESK, this::tell)
                        .takes(Content.json(NewFacts.class).like(FACTS))
                        .takesAtMost(FACTS_LIMIT)
                        .answers(200, Content.json(Recorded.class)),
                Call.post("record-receipt", "/receipts", Access.HELPDESK, this::receipt)
                        .takes(Content.json(Receipt.class).like(RECEIPT))
                        .takesAtMost(RECEIPT_LIMIT)
                        .answers(200, Content.json(Recorded.class)));
    }

    private void tell(Exchange x) {
        NewFacts told = Input.body(x, NewFacts.class);
        List<Telling> tellings = new Tellings(snapshots.of(x.actor().siteId())).read(told.facts());
        TellFacts act = new TellFacts(tellings, told.note() == null ? "" : told.note());
        x.json(200, new Recorded(acts.run(x.actor(), act, Input.terms(x))));
    }

    private void receipt(Exchange x) {
        Receipt receipt = Input.body(x, Receipt.class);
        RecordReceipt act = new RecordReceipt(receipt, new String(x.body(), StandardCharsets.UTF_8));
        x.json(200, new Recorded(acts.run(x.actor(), act, Input.terms(x))));
    }
}
