package akashi.command;

import akashi.core.fault.Fault;
import akashi.core.text.Message;
import akashi.web.Lang;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The verbs, asked of the portal that runs on this computer. */
final class RemoteVerbs implements Verbs {

    private static final Duration CONNECT = Duration.ofSeconds(2);
    /** A portal that begins, or that has much to do, may be slow to say that it is there. */
    private static final Duration ALIVE = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final RunFile runFile;

    RemoteVerbs(RunFile runFile) {
        this.runFile = runFile;
    }

    /** Whether the portal of the run file answers. */
    boolean alive() {
        try {
            HttpResponse<InputStream> answer =
                    send(request("/internal/alive").timeout(ALIVE).GET().build());
            answer.body().close();
            return answer.statusCode() == 200;
        } catch (IOException nobody) {
            return false;
        }
    }

    @Override
    public Told importCsv(byte[] csv, String fileName, boolean leaveOut, boolean dryRun, Lang lang) {
        return told(
                "/internal/import?file=" + encoded(fileName) + "&leaveOut=" + leaveOut + "&dryRun=" + dryRun,
                csv,
                lang);
    }

    @Override
    public Told check(boolean warn, Lang lang) {
        return told("/internal/check?warn=" + warn, new byte[0], lang);
    }

    @Override
    public Told token(WantedToken wanted, Lang lang) {
        String query = "user=" + encoded(wanted.userName())
                + "&name=" + encoded(wanted.name())
                + "&days=" + encoded(wanted.days())
                + "&readOnly=" + wanted.readOnly();
        return told("/internal/token?" + query, new byte[0], lang);
    }

    @Override
    public Told removeFactor(String userName, Lang lang) {
        return told("/internal/remove-factor?user=" + encoded(userName), new byte[0], lang);
    }

    @Override
    public Told backup(char[] passphrase, String fileName, OutputStream to, Lang lang) throws IOException {
        byte[] body = String.valueOf(passphrase).getBytes(StandardCharsets.UTF_8);
        String path = "/internal/backup?file=" + encoded(fileName) + "&lang=" + lang.code();
        HttpResponse<InputStream> answer;
        try {
            answer = send(request(path).POST(BodyPublishers.ofByteArray(body)).build());
        } catch (IOException ended) {
            throw gone();
        }
        boolean file = answer.headers()
                .firstValue("Content-Type")
                .filter(type -> type.startsWith("application/octet-stream"))
                .isPresent();
        try (InputStream in = answer.body()) {
            if (!file) {
                return told(answer, in);
            }
            in.transferTo(to);
            return new Told(Told.WELL, "");
        }
    }

    private Told told(String path, byte[] body, Lang lang) {
        String whole = path + "&lang=" + lang.code();
        try {
            HttpResponse<InputStream> answer =
                    send(request(whole).POST(BodyPublishers.ofByteArray(body)).build());
            try (InputStream in = answer.body()) {
                return told(answer, in);
            }
        } catch (IOException ended) {
            throw gone();
        }
    }

    /** It answered a moment ago and does no more: it is being stopped, or was. */
    private static Fault.Unavailable gone() {
        return new Fault.Unavailable(Message.of("command.trouble.gone"));
    }

    private static Told told(HttpResponse<InputStream> answer, InputStream in) throws IOException {
        int exit = answer.headers()
                .firstValue(CommandCalls.EXIT)
                .map(Integer::parseInt)
                .orElse(Told.TROUBLE);
        return new Told(exit, new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(runFile.address() + path))
                .header(CommandCalls.SECRET, runFile.secret());
    }

    private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
        try {
            return client.send(request, BodyHandlers.ofInputStream());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
