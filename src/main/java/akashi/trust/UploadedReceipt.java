package akashi.trust;

import akashi.core.access.Access;
import akashi.core.fault.Fault;
import akashi.core.fault.FieldError;
import akashi.core.text.Message;
import akashi.store.Acts;
import akashi.web.Exchange;
import akashi.web.Upload;
import java.nio.charset.StandardCharsets;

/** A receipt that came as a file in a form. */
final class UploadedReceipt {

    /** In bytes: a check of a thousand servers, each with its chain, fits. */
    static final long LARGEST = 8L << 20;

    private final Acts acts;

    UploadedReceipt(Acts acts) {
        this.acts = acts;
    }

    /** Records it and says so. */
    Message record(Exchange x) {
        Upload upload = x.upload("receipt").orElseThrow(() -> new Fault.BadInput("receipt", "trust.receipt.missing"));
        Receipt receipt = read(upload);
        try {
            String body = new String(upload.bytes(), StandardCharsets.UTF_8);
            int recorded = acts.run(x.actor(), new RecordReceipt(receipt, body));
            boolean part = receipt.tellsOfServers() && !x.actor().access().covers(Access.ADMIN);
            String key = part ? "trust.receipt.recorded.part" : "trust.receipt.recorded";
            return Message.of(key, receipt.computer(), recorded);
        } catch (Fault.BadInput wrong) {
            // On the page it is the file that has to be another one, whichever of its fields is wrong.
            throw new Fault.BadInput(wrong.errors().stream()
                    .map(error -> new FieldError("receipt", error.message()))
                    .toList());
        }
    }

    private static Receipt read(Upload upload) {
        try {
            return upload.json(Receipt.class);
        } catch (Fault.BadInput noJson) {
            throw new Fault.BadInput("receipt", "trust.receipt.format");
        }
    }
}
