package akashi.revocation;

import akashi.store.Database;
import akashi.store.RevocationLists;
import akashi.store.RevocationLists.Head;
import akashi.store.Revocations;
import akashi.web.StatusListener;
import akashi.web.StatusListener.Question;
import akashi.web.StatusListener.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the port for machines serves: the list of each authority, and answers to questions (RFC 6960 A, RFC 5019). */
final class StatusCalls implements StatusListener.Answers {

    private static final String UUID_FORM = "([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})";
    private static final Pattern LIST = Pattern.compile("/crl/" + UUID_FORM + "\\.crl");
    private static final Pattern OCSP = Pattern.compile("/ocsp/" + UUID_FORM + "(?:/(.*))?", Pattern.DOTALL);
    private static final String QUESTION_TYPE = "application/ocsp-request";
    private static final String ANSWER_TYPE = "application/ocsp-response";
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    /** How long machines in between may keep what is served: revocations shall be known soon. */
    private static final Duration KEPT = Duration.ofMinutes(5);

    private final Database database;
    private final Answers answers;
    private final Consumer<UUID> first;

    StatusCalls(Database database, Answers answers, Consumer<UUID> first) {
        this.database = database;
        this.answers = answers;
        this.first = first;
    }

    @Override
    public Reply to(Question question) {
        boolean reads = question.method().equals("GET") || question.method().equals("HEAD");
        Matcher list = LIST.matcher(question.path());
        if (list.matches()) {
            return reads ? list(UUID.fromString(list.group(1))) : notAllowed("GET, HEAD");
        }
        Matcher ocsp = OCSP.matcher(question.path());
        if (!ocsp.matches()) {
            return Reply.refusal(404);
        }
        UUID authority = UUID.fromString(ocsp.group(1));
        if (question.method().equals("POST")) {
            return question.contentType().equals(QUESTION_TYPE)
                    ? answer(authority, question.body(), false)
                    : Reply.refusal(415);
        }
        return reads ? answer(authority, decoded(ocsp.group(2)), true) : notAllowed("GET, HEAD, POST");
    }

    private static Reply notAllowed(String allowed) {
        return new Reply(405, "text/plain", new byte[0], Map.of("Allow", allowed));
    }

    private Reply list(UUID authorityId) {
        Optional<RevocationLists> lists =
                Revocations.siteOf(database.db(), authorityId).map(site -> new RevocationLists(database.db(), site));
        // A certificate may name the list before the routine that makes it came round.
        if (lists.filter(all -> all.find(authorityId).isEmpty()).isPresent()) {
            first.accept(authorityId);
        }
        Optional<Head> head = lists.flatMap(all -> all.find(authorityId));
        Optional<byte[]> content = lists.flatMap(all -> all.content(authorityId));
        if (head.isEmpty() || content.isEmpty()) {
            return Reply.refusal(404);
        }
        Map<String, String> headers = keepable(head.get().issuedAt(), head.get().number());
        return new Reply(200, "application/pkix-crl", content.get(), headers);
    }

    private Reply answer(UUID authorityId, byte[] question, boolean keepable) {
        Answers.Answer answer = answers.to(authorityId, question);
        Map<String, String> headers = answer.signedAt()
                .filter(at -> keepable)
                .map(at -> keepable(at, at.getEpochSecond()))
                .orElse(Map.of("Cache-Control", "no-store"));
        return new Reply(200, ANSWER_TYPE, answer.der(), headers);
    }

    private static Map<String, String> keepable(Instant at, long tag) {
        return Map.of(
                "Cache-Control",
                "public, max-age=" + KEPT.toSeconds() + ", no-transform, must-revalidate",
                "Last-Modified",
                HTTP_DATE.format(at),
                "ETag",
                "\"" + tag + "\"");
    }

    /** The question in an address: base64, escaped or not; what cannot be read becomes an empty question. */
    private static byte[] decoded(String path) {
        try {
            String escaped = Optional.ofNullable(path).orElse("").replace("+", "%2B");
            return Base64.getMimeDecoder().decode(URLDecoder.decode(escaped, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException unreadable) {
            return new byte[0];
        }
    }
}
