package akashi.api;

import akashi.api.Call.Content;
import akashi.core.fault.Fault;
import akashi.core.fault.Mend;
import akashi.core.fault.Refusal;
import akashi.core.text.Message;
import akashi.enrolment.Enrolled;
import akashi.enrolment.Enrolling;
import akashi.trust.Receipt;
import akashi.web.Exchange;
import akashi.web.Upload;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What a computer asks for itself, with a one-time code or with its key in place of a token. */
final class EnrolCalls {

    private static final long LIMIT = 1 << 18;

    private final Enrolling enrolling;

    EnrolCalls(Enrolling enrolling) {
        this.enrolling = enrolling;
    }

    /** A request for the first certificate. */
    record NewEnrolment(@Required String code, @Required String csr) {

        @Override
        public String toString() {
            return "NewEnrolment[•••]";
        }
    }

    /** A request for the next certificate, signed by the key of the present one over purpose, nonce and request. */
    record EnrolledRenewal(
            @Required String thumbprint,
            @Required String nonce,
            @Required String csr,
            @Required String signature) {}

    /** A receipt as the script wrote it, signed by the key of the computer's certificate. */
    record EnrolledReceipt(
            @Required String thumbprint,
            @Required String nonce,
            @Required String receipt,
            @Required String signature) {}

    /** A word to sign. */
    record Nonce(String nonce) {}

    List<Call> calls() {
        Content answer = Content.json(Enrolled.class);
        return List.of(
                Call.open("enroll", "/enroll", this::enrol)
                        .takes(Content.json(NewEnrolment.class))
                        .takesAtMost(LIMIT)
                        .answers(201, answer),
                Call.open("enroll-nonce", "/enroll/nonce", this::nonce).answers(200, Content.json(Nonce.class)),
                Call.open("enroll-renew", "/enroll/renew", this::renew)
                        .takes(Content.json(EnrolledRenewal.class))
                        .takesAtMost(LIMIT)
                        .answers(201, answer),
                Call.open("enroll-receipt", "/enroll/receipt", this::receipt)
                        .takes(Content.json(EnrolledReceipt.class))
                        .takesAtMost(LIMIT)
                        .answers(200, Content.json(FactCalls.Recorded.class)));
    }

    private void enrol(Exchange x) {
        encrypted(x);
        NewEnrolment asked = Input.body(x, NewEnrolment.class);
        x.json(201, enrolling.enrol(asked.code(), asked.csr().getBytes(StandardCharsets.UTF_8), x.address()));
    }

    private void nonce(Exchange x) {
        x.json(200, new Nonce(enrolling.nonce()));
    }

    private void renew(Exchange x) {
        encrypted(x);
        EnrolledRenewal asked = Input.body(x, EnrolledRenewal.class);
        x.json(
                201,
                enrolling.renew(
                        new Enrolling.Signed(asked.thumbprint(), asked.nonce(), asked.csr(), asked.signature()),
                        x.address()));
    }

    private void receipt(Exchange x) {
        encrypted(x);
        EnrolledReceipt told = Input.body(x, EnrolledReceipt.class);
        Receipt receipt = new Upload("receipt", told.receipt().getBytes(StandardCharsets.UTF_8)).json(Receipt.class);
        Enrolling.Signed signed =
                new Enrolling.Signed(told.thumbprint(), told.nonce(), told.receipt(), told.signature());
        x.json(200, new FactCalls.Recorded(enrolling.receipt(signed, receipt, x.address())));
    }

    /** A code that was heard on the way is not good any more for the one it was made for. */
    private static void encrypted(Exchange x) {
        if (!x.secure() && !x.loopback()) {
            throw new Fault.Refused(new Refusal(
                    "NOT_ENCRYPTED",
                    List.of(),
                    Message.of("enrolment.refused.plain"),
                    List.of(),
                    new Mend(Message.of("enrolment.mend.plain"), "/enrolment")));
        }
    }
}
